using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

public sealed class RollbackTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly byte[] One = A.File(100_000, 1);
    private static readonly byte[] Two = A.File(100_000, 2);
    private static readonly byte[] Three = A.File(100_000, 3);

    [Fact]
    public async Task A_manifest_that_does_not_draw_gives_way_to_the_one_before_and_a_newer_one_is_tried()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, drawWithin: Soon);
        var first = await DrawnAsync(portal, agent, One);

        agent.Renderer.Draws = view => view.Plan.Manifest <= first.Version;
        var bad = portal.Offer(portal.Manifest(Two), Two);
        await BackAsync(portal, agent, first, bad);

        portal.Tell(DownTypes.Manifest, new ManifestMessage(Screen, bad.Version, portal.World.Sign(JwsTypes.Manifest, bad))); // other bytes: ECDSA signs anew each time
        await Eventually.IsTrueAsync(() => portal.Said<Heartbeat>(UpTypes.Heartbeat).Last().Screens is [var now] && now.Active == first.Version, "the heartbeat");
        Assert.Equal(first.Version, agent.Renderer.Latest[Screen].Plan.Manifest);

        agent.Renderer.Draws = view => view.Plan.Manifest != bad.Version;
        var newer = await DrawnAsync(portal, agent, Three);
        await portal.DeliveredAsync(newer.Version, DeliveryRung.Drawn);
    }

    [Fact]
    public async Task The_same_manifest_sent_again_stays_given_up_also_after_a_restart()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        Manifest first;
        ManifestMessage sent;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder, drawWithin: Soon))
        {
            first = await DrawnAsync(portal, agent, One);
            agent.Renderer.Draws = view => view.Plan.Manifest <= first.Version;
            var bad = portal.Manifest(Two);
            portal.Files[Sha256(Two)] = Two;
            sent = new(Screen, bad.Version, portal.World.Sign(JwsTypes.Manifest, bad));
            portal.Tell(DownTypes.Manifest, sent);
            await BackAsync(portal, agent, first, bad);
        }

        await using var again = new RunningAgent(portal.Address, folder.Path, drawWithin: Soon);
        await again.Renderer.UntilPlaysAsync(Screen, Ids(first));
        await Eventually.IsTrueAsync(() => portal.Said<Hello>(UpTypes.Hello).Last().Screens is [var held] && held.HighestVerified == sent.Version && held.Active == first.Version, "hello");
        var told = Failures(portal, sent.Version);
        portal.Tell(DownTypes.Manifest, sent);
        await Eventually.IsTrueAsync(() => Failures(portal, sent.Version) > told, "failed again");
        Assert.DoesNotContain(again.Renderer.All, view => view.Plan.Manifest == sent.Version);
    }

    [Fact]
    public async Task What_was_recalled_stays_off_also_when_the_manifest_before_plays_again()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, drawWithin: Soon);
        var first = await DrawnAsync(portal, agent, One, Two);

        agent.Renderer.Draws = view => view.Plan.Manifest <= first.Version;
        portal.Offer(portal.Manifest(Three) with { Recalls = [new(Guid.NewGuid(), portal.NowMs, Sha256: Sha256(One))] }, Three);
        await agent.Renderer.ShowedAsync(v => v.Plan.Manifest > first.Version);

        var view = await agent.Renderer.UntilAsync(Screen, v => v.Plan.Manifest == first.Version);
        Assert.Equal([Ids(first)[1]], FakeRenderer.Loop(view));
    }

    [Fact]
    public async Task Two_that_do_not_draw_in_a_row_lead_back_to_the_last_that_did_with_its_files()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, drawWithin: Soon);
        var first = await DrawnAsync(portal, agent, One);

        agent.Renderer.Draws = view => view.Plan.Manifest <= first.Version;
        portal.Offer(portal.Manifest(Two), Two);
        await agent.Renderer.ShowedAsync(v => v.Plan.Manifest > first.Version);
        var bad = portal.Offer(portal.Manifest(Three), Three);
        await BackAsync(portal, agent, first, bad);
        Assert.NotNull(agent.Agent.Media.PathOf(Sha256(One)));
    }

    [Fact]
    public async Task While_no_renderer_lives_nothing_is_given_up()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, drawWithin: Soon);
        var first = await DrawnAsync(portal, agent, One);

        (agent.Renderer.Lives, agent.Renderer.Draws) = (false, view => view.Plan.Manifest <= first.Version);
        await Task.Delay(3_500, TestContext.Current.CancellationToken); // the last sign of life has aged
        var next = portal.Offer(portal.Manifest(Two), Two);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(next));
        await Task.Delay(Soon * 3, TestContext.Current.CancellationToken);
        Assert.Equal(next.Version, agent.Renderer.Latest[Screen].Plan.Manifest);

        agent.Renderer.Lives = true; // back, and it still does not draw
        await BackAsync(portal, agent, first, next);
    }

    private static async Task<Manifest> DrawnAsync(FakePortal portal, RunningAgent agent, params byte[][] slides)
    {
        var manifest = portal.Offer(portal.Manifest(slides), slides);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        await portal.DeliveredAsync(manifest.Version, DeliveryRung.Drawn);
        return manifest;
    }

    private static async Task BackAsync(FakePortal portal, RunningAgent agent, Manifest first, Manifest bad)
    {
        await agent.Renderer.ShowedAsync(v => v.Plan.Manifest == bad.Version); // it gives way after two seconds
        await agent.Renderer.UntilAsync(Screen, v => v.Plan.Manifest == first.Version && FakeRenderer.Loop(v).SequenceEqual(Ids(first)));
        await Eventually.IsTrueAsync(() => Failures(portal, bad.Version) > 0, "failed");
        Assert.DoesNotContain(portal.Said<Delivery>(UpTypes.Delivery), d => d.Version == bad.Version && d.Rung == DeliveryRung.Drawn);
    }

    private static int Failures(FakePortal portal, long version) => portal.Said<Delivery>(UpTypes.Delivery)
        .Count(d => d.Version == version && d.Rung == DeliveryRung.Failed && d.Reason!.StartsWith(FaultCodes.ManifestNotDrawn, StringComparison.Ordinal));

    private static string[] Ids(Manifest manifest) => [.. manifest.Playlists[0].Entries.Select(e => e.Id)];
}
