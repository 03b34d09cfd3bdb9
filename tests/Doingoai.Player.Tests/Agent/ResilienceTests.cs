using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

public sealed class ResilienceTests
{
    private static readonly byte[] One = A.File(100_000, 1);
    private static readonly byte[] Two = A.File(100_000, 2);
    private static readonly byte[] Big = A.File(3 * 1024 * 1024 + 77, 3);

    [Fact]
    public async Task It_starts_and_plays_with_the_portal_gone()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        var manifest = await PlayingAsync(portal, folder, One);

        portal.IsUp = false;
        await using var again = new RunningAgent(portal.Address, folder.Path);
        await again.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
    }

    [Fact]
    public async Task After_a_boot_without_network_what_needs_no_clock_plays_whatever_the_clock_says()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        var manifest = await PlayingAsync(portal, folder, One);

        portal.IsUp = false;
        var time = new MachineTime { Wrong = new DateTimeOffset(1970, 1, 2, 0, 0, 0, TimeSpan.Zero) - new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero) };
        await using var again = new RunningAgent(portal.Address, folder.Path, time: time, bootId: "boot-2");
        await again.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
    }

    [Fact]
    public async Task After_days_without_a_portal_the_evergreen_set_plays_when_nothing_else_may()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        Manifest manifest;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder))
        {
            var both = portal.Manifest(One, Two);
            var (news, standing) = (both.Playlists[0].Entries[0] with { LeaseMs = 3 * Day }, both.Playlists[0].Entries[1] with { LeaseMs = 90 * Day });
            manifest = portal.Offer(both with { Playlists = [new("p", [news]), new("e", [standing])], Evergreen = "e" }, One, Two);
            await agent.Renderer.UntilPlaysAsync(Screen, news.Id);
            await Eventually.IsTrueAsync(() => agent.Agent.Media.PathOf(Sha256(Two)) is not null, "the evergreen set on the disk");
        }

        portal.IsUp = false;
        await using var again = new RunningAgent(portal.Address, folder.Path, time: new MachineTime(), bootId: "boot-2"); // more than four days later
        await again.Renderer.UntilPlaysAsync(Screen, manifest.Playlists[1].Entries[0].Id);
    }

    [Theory]
    [InlineData(-20_000)] // about 1970
    [InlineData(27_000)] // about 2099
    [InlineData(-0.0139)] // 20 minutes
    public async Task A_device_whose_clock_is_wrong_connects_plays_and_knows_by_how_much(double daysWrong)
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        var time = new WrongTime(DateTimeOffset.FromUnixTimeMilliseconds(Now) - DateTimeOffset.UtcNow + TimeSpan.FromDays(daysWrong));
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, time: time);

        var early = portal.Manifest(One, Two);
        early = early with { Playlists = [new("p", [early.Playlists[0].Entries[0], early.Playlists[0].Entries[1] with { NotBeforeMs = portal.NowMs + 3_600_000 }])] };
        portal.Offer(early, One, Two);

        await agent.Renderer.UntilPlaysAsync(Screen, early.Playlists[0].Entries[0].Id);
        await Eventually.IsTrueAsync(
            () => portal.Said<Heartbeat>(UpTypes.Heartbeat).Any(h => Math.Abs((h.OffsetMs ?? 0) + TimeSpan.FromDays(daysWrong).TotalMilliseconds) < 10_000), "the offset");
    }

    [Fact]
    public async Task While_new_media_are_on_their_way_the_previous_version_plays_and_then_the_new_one()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var first = portal.Offer(portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(first));

        var next = portal.Manifest(Two);
        next = next with { Playlists = [new("p", [next.Playlists[0].Entries[0] with { Slot = first.Playlists[0].Entries[0].Slot }])] };
        portal.Offer(next); // its file is not there yet
        var view = await agent.Renderer.UntilAsync(Screen, v => v.Plan.Manifest == next.Version);
        Assert.Equal(Ids(first), FakeRenderer.Loop(view));

        portal.Files[Sha256(Two)] = Two;
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(next));
    }

    [Fact]
    public async Task A_recall_takes_effect_at_once_and_holds_after_a_restart_without_network()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder))
        {
            var manifest = portal.Offer(portal.Manifest(One), One);
            await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));

            portal.Tell(DownTypes.Recall, new RecallMessage(portal.World.Sign(JwsTypes.Recall, new RecallList(1, Portal, portal.NowMs, [new(Guid.NewGuid(), portal.NowMs, Item: "item-1")]))));
            await agent.Renderer.UntilPlaysAsync(Screen);
        }

        portal.IsUp = false;
        await using var again = new RunningAgent(portal.Address, folder.Path);
        var view = await again.Renderer.UntilAsync(Screen, _ => true);
        Assert.Empty(FakeRenderer.Loop(view));
        Assert.All(again.Renderer.All.Where(v => v.Screen.Id == Screen), v => Assert.Empty(FakeRenderer.Loop(v)));
    }

    [Fact]
    public async Task A_download_that_breaks_goes_on_where_it_was_also_after_a_restart()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        portal.CutAfter = 1024 * 1024 + 500;
        Manifest manifest;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder))
        {
            manifest = portal.Offer(portal.Manifest(Big), Big);
            await Eventually.IsTrueAsync(() => portal.Asked.Count >= 2, "a second try");
        }

        portal.CutAfter = null;
        await using var again = new RunningAgent(portal.Address, folder.Path);
        await again.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        Assert.All(portal.Asked.Skip(1), asked => Assert.True(asked.From >= 1024 * 1024, $"{asked.From}"));
        Assert.Equal(Big, File.ReadAllBytes(again.Agent.Media.PathOf(Sha256(Big))!));
    }

    [Fact]
    public async Task A_file_damaged_on_the_disk_is_fetched_again()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        var manifest = await PlayingAsync(portal, folder, One);
        var file = Directory.GetFiles(folder.Path, Sha256(One), SearchOption.AllDirectories).Single();
        File.WriteAllBytes(file, Two);

        await using var again = new RunningAgent(portal.Address, folder.Path);
        await again.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        Assert.Equal(One, File.ReadAllBytes(file));
    }

    [Fact]
    public async Task A_manifest_damaged_on_the_disk_gives_way_to_the_one_before_and_is_asked_for_again()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        Manifest first, second;
        string signed;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder))
        {
            first = portal.Offer(portal.Manifest(One), One);
            await agent.Renderer.UntilPlaysAsync(Screen, Ids(first));
            second = portal.Manifest(Two);
            second = second with { Playlists = [new("p", [second.Playlists[0].Entries[0] with { Slot = first.Playlists[0].Entries[0].Slot }])] }; // in the place of the first
            portal.Files[Sha256(Two)] = Two;
            signed = portal.World.Sign(JwsTypes.Manifest, second);
            portal.Tell(DownTypes.Manifest, new ManifestMessage(Screen, second.Version, signed));
            await agent.Renderer.UntilPlaysAsync(Screen, Ids(second));
        }

        portal.IsUp = false;
        File.WriteAllText(Directory.GetFiles(folder.Path, $"*-{second.Version}.jws", SearchOption.AllDirectories).Single(), "x");
        await using var again = new RunningAgent(portal.Address, folder.Path);
        await again.Renderer.UntilPlaysAsync(Screen, Ids(first));

        portal.Up.Clear();
        portal.IsUp = true;
        await Eventually.IsTrueAsync(() => portal.Said<Hello>(UpTypes.Hello).Any(), "hello");
        Assert.All(portal.Said<Hello>(UpTypes.Hello), hello => Assert.Equal(first.Version, Assert.Single(hello.Screens).HighestVerified)); // the portal sends what is newer
        portal.Tell(DownTypes.Manifest, new ManifestMessage(Screen, second.Version, signed));
        await again.Renderer.UntilPlaysAsync(Screen, Ids(second));
    }

    [Fact]
    public async Task Portal_time_that_turns_out_to_be_later_reaches_the_screen_though_the_plan_stays()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        var manifest = await PlayingAsync(portal, folder, One);

        portal.IsUp = false;
        portal.ClockAhead = TimeSpan.FromHours(2);
        await using var again = new RunningAgent(portal.Address, folder.Path, time: new WrongTime(DateTimeOffset.FromUnixTimeMilliseconds(Now) - DateTimeOffset.UtcNow), bootId: "boot-2");
        await again.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        Assert.True(portal.NowMs - again.Renderer.Latest[Screen].NowMs > 3_600_000);

        portal.IsUp = true;
        await again.Renderer.UntilAsync(Screen, view => Math.Abs(portal.NowMs - view.NowMs) < 60_000);
        Assert.Equal(manifest.Version, again.Renderer.Latest[Screen].Plan.Manifest);
    }

    [Fact]
    public async Task A_recall_does_not_wait_for_a_disk_that_hangs()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        using var hangs = new ManualResetEventSlim(initialState: true);
        var disk = new RefusingDisk { Opening = path => { if (path.Contains("recalls", StringComparison.Ordinal)) hangs.Wait(); } };
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, disk: disk);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(portal.Offer(portal.Manifest(One), One)));
        try
        {
            hangs.Reset();
            portal.Tell(DownTypes.Recall, new RecallMessage(portal.World.Sign(JwsTypes.Recall, new RecallList(1, Portal, portal.NowMs, [new(Guid.NewGuid(), portal.NowMs, Item: "item-1")]))));
            await agent.Renderer.UntilPlaysAsync(Screen);
        }
        finally
        {
            hangs.Set();
        }

        await Eventually.IsTrueAsync(() => Directory.GetFiles(folder.Path, "recalls*", SearchOption.AllDirectories).Length > 0, "it is on the disk");
    }

    private static async Task<Manifest> PlayingAsync(FakePortal portal, TemporaryFolder folder, byte[] slide)
    {
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = portal.Offer(portal.Manifest(slide), slide);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        return manifest;
    }

    private static string[] Ids(Manifest manifest) => [.. manifest.Playlists[0].Entries.Select(e => e.Id)];
}
