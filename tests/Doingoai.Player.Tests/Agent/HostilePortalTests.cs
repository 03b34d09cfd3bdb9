using System.Text.Json;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

public sealed class HostilePortalTests
{
    private static readonly byte[] One = A.File(50_000, 1);
    private static readonly byte[] Two = A.File(50_000, 2);

    [Fact]
    public async Task What_nobody_approved_is_not_shown_and_not_even_fetched()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);

        var manifest = portal.Manifest(One, Two);
        var (good, bad) = (manifest.Playlists[0].Entries[0], manifest.Playlists[0].Entries[1]);
        manifest = manifest with { Playlists = [new("p", [bad with { Approvals = good.Approvals }, good])] };
        portal.Offer(manifest, One, Two);

        await agent.Renderer.UntilPlaysAsync(Screen, good.Id);
        await Eventually.IsTrueAsync(() => portal.Said<Delivery>(UpTypes.Delivery).Any(d => d.Rung == DeliveryRung.Failed && d.Entry == bad.Id && d.Reason!.Contains("OtherStatement", StringComparison.Ordinal)));
        Assert.DoesNotContain(portal.Asked, asked => asked.Sha256 == Sha256(Two));
    }

    [Fact]
    public async Task Every_bad_manifest_is_refused_with_its_reason_and_the_screen_keeps_what_it_had()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = portal.Offer(portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));

        var next = portal.Manifest(Two);
        var jws = portal.World.Sign(JwsTypes.Manifest, next);
        (string Jws, ManifestError Reason)[] bad =
        [
            (portal.World.Sign(JwsTypes.Manifest, next, portal.World.Stranger), ManifestError.UnknownKey),
            (jws[..^3] + (jws[^3] == 'A' ? 'B' : 'A') + jws[^2..], ManifestError.BadSignature),
            (portal.World.Sign(JwsTypes.Manifest, next with { Version = manifest.Version - 1 }), ManifestError.OldVersion),
            (portal.World.Sign(JwsTypes.Manifest, next with { Version = manifest.Version }), ManifestError.SameVersionOtherContent),
            (portal.World.Sign(JwsTypes.Manifest, next with { Screen = next.Screen with { Id = Guid.NewGuid() } }), ManifestError.WrongScreen),
            (portal.World.Sign(JwsTypes.Manifest, next with { Schema = 2 }), ManifestError.UnknownSchema),
            (portal.World.Sign(JwsTypes.Manifest, next with { Media = [] }), ManifestError.BadContent),
            ("not a manifest", ManifestError.Malformed),
        ];
        foreach (var (text, reason) in bad)
        {
            portal.Tell(DownTypes.Manifest, new ManifestMessage(Screen, next.Version, text));
            await Eventually.IsTrueAsync(() => portal.Said<Delivery>(UpTypes.Delivery).Any(d => d.Reason == $"{FaultCodes.ManifestRefused}: {reason}"), reason.ToString());
        }

        Assert.Equal(Ids(manifest), FakeRenderer.Loop(agent.Renderer.Latest[Screen]));
        portal.Offer(next, Two);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(next));
    }

    [Fact]
    public async Task Nonsense_of_every_type_leaves_the_player_alive()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        string[] bodies = ["{}", "[]", "null", "1", "\"x\"", """{"jws":"a.b.c"}""", """{"screen":"00000000-0000-0000-0000-000000000000","version":-1}""",
            """{"t0Ms":9223372036854775807,"t1Ms":-9223372036854775808,"t2Ms":9223372036854775807}""", """{"run":"","upToSeq":-5}""",
            """{"id":"00000000-0000-0000-0000-000000000001","sequence":-1,"name":"rm","notAfterMs":9223372036854775807}"""];
        foreach (var type in DownTypes.All.Append("unknown"))
            foreach (var body in bodies)
                portal.Tell(type, JsonDocument.Parse(body).RootElement);

        var manifest = portal.Offer(portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
    }

    [Fact]
    public async Task A_screen_that_is_not_this_devices_is_not_played()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var foreign = portal.Manifest(Two);
        foreign = foreign with { Screen = foreign.Screen with { Id = Guid.Parse("0198a3f0-0000-7000-8000-0000000000ff") } };
        portal.Offer(foreign, Two);
        var manifest = portal.Offer(portal.Manifest(One), One);

        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        Assert.DoesNotContain(foreign.Screen.Id, agent.Renderer.Latest.Keys);
    }

    [Fact]
    public async Task Wrong_bytes_are_never_shown_and_are_told()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = portal.Manifest(One);
        portal.Offer(manifest);
        portal.Files[Sha256(One)] = Two;

        await Eventually.IsTrueAsync(() => Faults(portal).Any(f => f.Code == FaultCodes.MediaMismatch), "the fault");
        Assert.Null(agent.Agent.Media.PathOf(Sha256(One)));
        portal.Files[Sha256(One)] = One;
        await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
    }

    [Fact]
    public async Task A_title_written_on_the_portal_does_not_reach_the_renderer()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = portal.Manifest(One);
        manifest = manifest with { Playlists = [new("p", [manifest.Playlists[0].Entries[0] with { Title = "false statement" }])] };
        portal.Offer(manifest, One);

        var view = await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        Assert.All(view.Entries.Values, e => Assert.Null(e.Title));
    }

    private static IReadOnlyList<FaultBody> Faults(FakePortal portal)
    {
        lock (portal.Journal) return [.. portal.Journal.Where(r => r.Kind == JournalKinds.Fault).Select(r => ProtocolJson.TryRead<FaultBody>(r.Body)!)];
    }

    private static string[] Ids(Manifest manifest) => [.. manifest.Playlists[0].Entries.Select(e => e.Id)];
}
