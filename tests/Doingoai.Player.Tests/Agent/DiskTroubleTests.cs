using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

public sealed class DiskTroubleTests
{
    private static readonly byte[] One = A.File(100_000, 1);

    [Fact]
    public async Task A_disk_that_refuses_is_told_while_playing_and_new_manifests_go_on()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        var disk = new RefusingDisk();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, disk: disk);
        var first = portal.Offer(portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(first));
        Assert.All(portal.Said<Heartbeat>(UpTypes.Heartbeat), beat => Assert.Null(beat.Disk));

        disk.Refuses = true;
        var next = portal.Offer(portal.Manifest(One) with { Recalls = [new(Guid.NewGuid(), portal.NowMs, Sha256: Sha256(A.File(5, 5)))] });
        await agent.Renderer.UntilAsync(Screen, view => view.Plan.Manifest == next.Version);
        await Eventually.IsTrueAsync(() => portal.Said<Heartbeat>(UpTypes.Heartbeat).Last().Disk == FaultCodes.DiskFull, "the heartbeat");
        Assert.Equal(Ids(next), FakeRenderer.Loop(agent.Renderer.Latest[Screen]));
    }

    [Fact]
    public async Task A_disk_that_takes_the_state_but_not_the_manifest_it_names_still_has_something_to_play_after_a_restart()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        var disk = new RefusingDisk();
        Manifest first;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder, disk: disk))
        {
            first = await DrawnAsync(portal, agent);
            disk.RefusesEnding = ".jws.tmp";
            await DrawnAsync(portal, agent);
            await DrawnAsync(portal, agent);
        }

        portal.IsUp = false;
        await using var again = new RunningAgent(portal.Address, folder.Path);
        await again.Renderer.UntilPlaysAsync(Screen, Ids(first));
    }

    private static async Task<Manifest> DrawnAsync(FakePortal portal, RunningAgent agent)
    {
        var manifest = portal.Offer(portal.Manifest(One), One);
        await portal.DeliveredAsync(manifest.Version, DeliveryRung.Drawn);
        await Task.Delay(300, TestContext.Current.CancellationToken); // that it was drawn is written down, too
        Assert.Equal(Ids(manifest), FakeRenderer.Loop(agent.Renderer.Latest[Screen]));
        return manifest;
    }

    [Fact]
    public async Task A_disk_that_is_read_only_from_the_start_still_plays_what_is_on_it()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        Manifest manifest;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder))
        {
            manifest = portal.Offer(portal.Manifest(One), One);
            await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        }

        await using var again = new RunningAgent(portal.Address, folder.Path, disk: new RefusingDisk { Refuses = true });
        await again.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        await Eventually.IsTrueAsync(() => portal.Said<Heartbeat>(UpTypes.Heartbeat).Any(beat => beat.Disk is not null), "the heartbeat");
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_told_and_the_newest_manifest_plays()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        Manifest manifest;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder))
        {
            manifest = portal.Offer(portal.Manifest(One), One);
            await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        }

        File.WriteAllText(Directory.GetFiles(folder.Path, $"{Screen:N}.json", SearchOption.AllDirectories).Single(), "{");
        await using var again = new RunningAgent(portal.Address, folder.Path);
        await again.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        await Eventually.IsTrueAsync(
            () =>
            {
                lock (portal.Journal) return portal.Journal.Exists(r => r.Body.TryGetProperty("code", out var code) && code.GetString() == FaultCodes.StoreDamaged);
            },
            "the fault");
    }

    private static string[] Ids(Manifest manifest) => [.. manifest.Playlists[0].Entries.Select(e => e.Id)];
}
