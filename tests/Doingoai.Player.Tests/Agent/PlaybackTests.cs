using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

[Trait("Starts", "broker")]
public sealed class PlaybackTests
{
    private static readonly byte[] One = A.File(200_000, 1);
    private static readonly byte[] Two = A.File(200_000, 2);

    [Theory]
    [InlineData(LinkNames.Polling)]
    [InlineData(LinkNames.SignalR)]
    [InlineData(LinkNames.Mqtt)]
    public async Task A_manifest_is_verified_fetched_and_drawn_and_every_rung_is_reported(string link)
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, link);

        var manifest = portal.Offer(portal.Manifest(One, Two), One, Two);
        var view = await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));

        Assert.Equal($"/media/{Sha256(One)}", view.Entries[Ids(manifest)[0]].Media);
        Assert.Equal(One, File.ReadAllBytes(agent.Agent.Media.PathOf(Sha256(One))!));
        foreach (var rung in (DeliveryRung[])[DeliveryRung.Received, DeliveryRung.Verified, DeliveryRung.Activated, DeliveryRung.Drawn])
            await portal.DeliveredAsync(manifest.Version, rung);
        await Eventually.IsTrueAsync(() => Kinds(portal).Contains(JournalKinds.Play), "a play in the journal");
        Assert.Contains(JournalKinds.Manifest, Kinds(portal));
    }

    [Fact]
    public async Task MQTT_works_over_the_portals_own_port_too()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = new RunningAgent(portal.Address, folder.Path, LinkNames.Mqtt, mqtt: $"ws://{portal.Address.Authority}{Routes.MqttWebSocket}");
        portal.Confirm();

        var manifest = portal.Offer(portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
    }

    [Fact]
    public async Task Where_MQTT_is_blocked_the_next_link_serves()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = new RunningAgent(portal.Address, folder.Path, PlayerOptions.AnyLink, mqtt: "127.0.0.1:1");
        portal.Confirm();

        var manifest = portal.Offer(portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
    }

    [Fact]
    public async Task Show_now_jumps_to_its_entry_as_soon_as_its_media_are_there()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var before = portal.Offer(portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(before));

        var next = portal.Manifest(One, Two);
        var (usual, shown) = (next.Playlists[0].Entries[0] with { Id = Ids(before)[0] }, next.Playlists[0].Entries[1]);
        next = next with
        {
            Playlists = [new("p", [usual]), new("now", [shown])],
            Windows = [next.Windows[0], new(portal.NowMs, portal.NowMs + 60_000, Level.Urgent, "now", portal.NowMs, StartEntry: shown.Id)],
        };
        portal.Offer(next);
        await agent.Renderer.UntilAsync(Screen, v => v.Plan.Manifest == next.Version);
        Assert.All(agent.Renderer.All, v => Assert.Null(v.JumpTo));

        portal.Files[Sha256(Two)] = Two;
        var view = await agent.Renderer.UntilPlaysAsync(Screen, shown.Id);
        Assert.Equal(shown.Id, view.JumpTo);
        await Eventually.IsTrueAsync(() => portal.Said<Delivery>(UpTypes.Delivery).Any(d => d.Rung == DeliveryRung.Drawn && d.Entry == shown.Id), "drawn");
    }

    [Fact]
    public async Task The_steps_of_a_manifest_whose_files_are_at_hand_are_told_together_when_it_is_drawn()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var before = portal.Offer(portal.Manifest(One), One);
        await portal.DeliveredAsync(before.Version, DeliveryRung.Drawn);

        var next = portal.Offer(portal.Manifest(One));
        await portal.DeliveredAsync(next.Version, DeliveryRung.Drawn);

        var told = portal.Said<Delivery>(UpTypes.Delivery).Where(delivery => delivery.Version == next.Version).ToList();
        Assert.Equal(DeliveryRung.Drawn, told[^1].Rung);
        Assert.InRange(told.Count, 1, 2); // a busy machine may take longer than a step waits
        Assert.Equal(
            [DeliveryRung.Received, DeliveryRung.Verified, DeliveryRung.Activated, DeliveryRung.Drawn],
            told.SelectMany(delivery => (delivery.Earlier ?? []).Select(earlier => earlier.Rung).Append(delivery.Rung)));
    }

    [Fact]
    public async Task What_is_not_drawn_yet_is_told_a_moment_later()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        agent.Renderer.Draws = _ => false;
        var waiting = portal.Offer(portal.Manifest(One), One);

        await portal.DeliveredAsync(waiting.Version, DeliveryRung.Activated);

        Assert.DoesNotContain(portal.Said<Delivery>(UpTypes.Delivery), delivery => delivery.Rung == DeliveryRung.Drawn);
    }

    [Fact]
    public async Task A_manifest_too_large_for_a_message_is_fetched()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = TooLarge(portal);
        portal.Tell(DownTypes.Manifest, new ManifestMessage(Screen, manifest.Version, Address: "http://elsewhere.example/"));

        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
    }

    [Fact]
    public async Task Being_told_again_of_a_large_manifest_does_not_begin_it_again_and_one_for_another_screen_is_not_fetched()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = TooLarge(portal);
        var slow = portal.ManifestsWait = new();

        portal.Tell(DownTypes.Manifest, new ManifestMessage(Guid.NewGuid(), manifest.Version, Address: "far"));
        for (var times = 0; times < 3; times++) portal.Tell(DownTypes.Manifest, new ManifestMessage(Screen, manifest.Version, Address: "far"));
        await Eventually.IsTrueAsync(() => portal.Down.IsEmpty && !portal.ManifestsAsked.IsEmpty, "it is asked for");
        await agent.Agent.AnswersAsync(TestContext.Current.CancellationToken);
        slow.SetResult();

        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        Assert.Equal([$"{Screen}"], portal.ManifestsAsked);
    }

    [Fact]
    public async Task What_was_journalled_without_acknowledgement_is_sent_again_after_a_restart()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        portal.Acknowledges = false;
        string run;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder))
        {
            await agent.Renderer.UntilPlaysAsync(Screen, Ids(portal.Offer(portal.Manifest(One), One)));
            await Eventually.IsTrueAsync(() => portal.Said<JournalMessage>(UpTypes.Journal).Any(), "a batch");
            run = portal.Said<Hello>(UpTypes.Hello).First().Run;
        }

        portal.Acknowledges = true;
        await using var again = new RunningAgent(portal.Address, folder.Path);
        await Eventually.IsTrueAsync(
            () =>
            {
                lock (portal.Journal) return portal.Journal.Exists(r => r.Run == run && r.Kind == JournalKinds.Play) && portal.Journal.Exists(r => r.Run == run && r.Kind == JournalKinds.Stop);
            },
            "the first run");
    }

    [Fact]
    public async Task Heartbeats_and_readings_say_what_shows_and_how_the_machine_is()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = portal.Offer(portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));

        await Eventually.IsTrueAsync(() => portal.Said<Heartbeat>(UpTypes.Heartbeat).Any(h => h.Screens.Any(s => s.Active == manifest.Version && s.Entry == Ids(manifest)[0])), "heartbeat");
        await Eventually.IsTrueAsync(() => portal.Said<ReadingBatch>(UpTypes.Readings).Any(r => r.Items.Any(i => i.Metric == MetricKeys.DiskFree)), "readings");
        Assert.All(portal.Said<ReadingBatch>(UpTypes.Readings).SelectMany(r => r.Items), i => Assert.Contains(i.Metric, MetricKeys.All));
    }

    private static IReadOnlyList<string> Kinds(FakePortal portal)
    {
        lock (portal.Journal) return [.. portal.Journal.Select(r => r.Kind)];
    }

    // Told by its address alone.
    private static Protocol.Manifests.Manifest TooLarge(FakePortal portal)
    {
        var manifest = portal.Manifest(One);
        portal.Files[Sha256(One)] = One;
        portal.Manifests[$"{manifest.Version}"] = portal.World.Sign(JwsTypes.Manifest, manifest);
        return manifest;
    }

    private static string[] Ids(Protocol.Manifests.Manifest manifest) => [.. manifest.Playlists[0].Entries.Select(e => e.Id)];
}
