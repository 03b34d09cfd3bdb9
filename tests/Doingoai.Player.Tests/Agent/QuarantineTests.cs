using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

public sealed class QuarantineTests
{
    private static readonly byte[] Poison = A.File(100_000, 1);
    private static readonly byte[] Good = A.File(100_000, 2);
    private static readonly byte[] Mended = A.File(100_000, 3);
    private static readonly byte[] Fourth = A.File(100_000, 4);

    [Fact]
    public async Task What_crashes_the_renderer_three_times_is_passed_over_told_and_stays_so_after_a_restart()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        Manifest manifest;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder))
        {
            manifest = await PlayingAsync(portal, agent, Poison, Good);
            agent.Renderer.Crash(Screen);
            agent.Renderer.Crash(Screen);
            await Task.Delay(300, TestContext.Current.CancellationToken);
            Assert.Equal(Ids(manifest), FakeRenderer.Loop(agent.Renderer.Latest[Screen]));

            agent.Renderer.Crash(Screen);
            await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest)[1]);
            var told = await Eventually.IsAsync(() => portal.Said<Heartbeat>(UpTypes.Heartbeat).Last().Quarantine?.SingleOrDefault(), "the heartbeat");
            Assert.Equal((Sha256(Poison), LossReasons.Crashed, Ids(manifest)[0], "item-1", "vi"), (told.Key, told.Reason, told.Entry, told.Item, told.Language));
            await Eventually.IsTrueAsync(() => Faults(portal).Contains(FaultCodes.Quarantined), "the fault");
        }

        await using var again = new RunningAgent(portal.Address, folder.Path);
        await again.Renderer.UntilPlaysAsync(Screen, Ids(manifest)[1]);
        Assert.DoesNotContain(again.Renderer.All, view => FakeRenderer.Loop(view).Contains(Ids(manifest)[0]));
    }

    [Fact]
    public async Task Another_manifest_does_not_bring_it_back_but_another_file_does()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        await PlayingAsync(portal, agent, Poison, Good);
        for (var i = 0; i < 3; i++) agent.Renderer.Crash(Screen);
        await agent.Renderer.UntilAsync(Screen, view => FakeRenderer.Loop(view).Count() == 1);

        var next = portal.Offer(portal.Manifest(Good, Poison));
        await agent.Renderer.UntilAsync(Screen, view => view.Plan.Manifest == next.Version && FakeRenderer.Loop(view).SequenceEqual([Ids(next)[0]]));

        await PlayingAsync(portal, agent, Mended, Good);
    }

    [Fact]
    public async Task What_was_being_prepared_is_blamed_not_what_stood_on_the_screen()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = await PlayingAsync(portal, agent, Good, Poison);
        for (var i = 0; i < 3; i++)
        {
            agent.Renderer.Prepares(Screen, Ids(manifest)[1]);
            agent.Renderer.Crash(Screen);
        }

        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest)[0]);
        agent.Renderer.Crash(Screen); // what stood there those three times is under half the suspicion
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal([Ids(manifest)[0]], FakeRenderer.Loop(agent.Renderer.Latest[Screen]));
    }

    [Fact]
    public async Task What_stood_on_the_screen_each_time_is_found_although_another_was_being_prepared_now_and_then()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = await PlayingAsync(portal, agent, Poison, Good);
        for (var i = 0; i < 2; i++)
        {
            agent.Renderer.Crash(Screen);
            agent.Renderer.Prepares(Screen, Ids(manifest)[1]);
            agent.Renderer.Crash(Screen);
        }

        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest)[1]);
    }

    [Fact]
    public async Task What_breaks_the_page_always_while_its_neighbour_is_prepared_goes_at_the_seventh_loss()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = await PlayingAsync(portal, agent, Poison, Good, Mended, Fourth);
        foreach (var neighbour in new[] { 1, 1, 1, 2, 2, 2, 3 })
        {
            agent.Renderer.Prepares(Screen, Ids(manifest)[neighbour]);
            agent.Renderer.Crash(Screen);
        }

        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest)[3]);
    }

    [Fact]
    public async Task Of_several_that_were_there_each_time_only_the_likeliest_is_passed_over()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = await PlayingAsync(portal, agent, Good, Poison);
        agent.Renderer.Crash(Screen); // once while the good one stood
        for (var i = 0; i < 3; i++)
        {
            agent.Renderer.Prepares(Screen, Ids(manifest)[1]);
            agent.Renderer.Crash(Screen);
        }

        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest)[0]);
        Assert.Single((await Eventually.IsAsync(() => portal.Said<Heartbeat>(UpTypes.Heartbeat).Last().Quarantine, "the heartbeat"))!);
    }

    [Fact]
    public async Task Somebody_may_release_it_and_then_three_crashes_more_are_needed()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = await PlayingAsync(portal, agent, Poison, Good);
        for (var i = 0; i < 3; i++) agent.Renderer.Crash(Screen);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest)[1]);

        Assert.Equal("notPassedOver", (await ReleaseAsync(portal, Sha256(Good))).Reason);
        var released = await ReleaseAsync(portal, Sha256(Poison));
        Assert.Equal((CommandState.Done, Sha256(Poison)), (released.State, CommandArgs.Read<ReleaseItemProof>(released.Body)!.Key));
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        await Eventually.IsTrueAsync(() => portal.Said<Heartbeat>(UpTypes.Heartbeat).Last().Quarantine is null, "the heartbeat");

        agent.Renderer.Crash(Screen);
        agent.Renderer.Crash(Screen);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(Ids(manifest), FakeRenderer.Loop(agent.Renderer.Latest[Screen]));
        agent.Renderer.Crash(Screen);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest)[1]);
    }

    private static Task<CommandResult> ReleaseAsync(FakePortal portal, string key)
    {
        var command = new Command(Guid.NewGuid(), 1, CommandNames.ReleaseItem, portal.NowMs + 60_000, null, ProtocolJson.ToElement(new ReleaseItemArgs(key)));
        portal.Tell(DownTypes.Command, command);
        return Eventually.IsAsync(() => portal.Said<CommandResult>(UpTypes.Result).FirstOrDefault(r => r.Command == command.Id && r.State > CommandState.Received), command.Name);
    }

    private static async Task<Manifest> PlayingAsync(FakePortal portal, RunningAgent agent, params byte[][] slides)
    {
        // The first one stands until the test is over, however long that takes: which one is blamed depends on it.
        var manifest = portal.Manifest(slides);
        var entries = manifest.Playlists[0].Entries.Select(entry => entry with { DurationMs = 600_000 });
        manifest = portal.Offer(manifest with { Playlists = [manifest.Playlists[0] with { Entries = [.. entries] }] }, slides);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        await portal.DeliveredAsync(manifest.Version, DeliveryRung.Drawn);
        return manifest;
    }

    private static IReadOnlyList<string> Faults(FakePortal portal)
    {
        lock (portal.Journal) return [.. portal.Journal.Where(r => r.Kind == JournalKinds.Fault).Select(r => ProtocolJson.TryRead<FaultBody>(r.Body)!.Code)];
    }

    private static string[] Ids(Manifest manifest) => [.. manifest.Playlists[0].Entries.Select(e => e.Id)];
}
