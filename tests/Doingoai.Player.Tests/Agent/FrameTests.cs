using Doingoai.Player.Sight;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Tests.Sight;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Agent;

/// <summary>The whole agent looks at what its renderer shows.</summary>
[Trait("Starts", "broker")]
public sealed class FrameTests
{
    private static readonly byte[] Approved = PngPicture.Write(FrameRulesTests.Photo(1));
    private static readonly byte[] Black = PngPicture.Write(new SmallPicture(320, 180, new byte[320 * 180 * 3]));

    [Fact]
    public async Task A_black_screen_is_told_journalled_and_shown_until_it_is_right_again()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, frameCheckMs: 1_000);
        agent.Renderer.Pixels = Approved;
        var manifest = portal.Offer(portal.Manifest(Approved), Approved);
        await SeenAsync(portal, FrameVerdict.Matches);

        agent.Renderer.Pixels = Black;
        var black = await SeenAsync(portal, FrameVerdict.Black);

        Assert.Equal((manifest.Version, manifest.Playlists[0].Entries[0].Id), (black.Manifest, black.Entry));
        await Eventually.IsTrueAsync(() => portal.Frames.Any(frame => frame.Verdict == "Black"), "the picture");
        await Eventually.IsTrueAsync(() => Faults(portal).Contains("frame.black"), "the fault in the journal");
        agent.Renderer.Pixels = Approved;
        var right = await SeenAsync(portal, FrameVerdict.Matches);
        Assert.True(right.SinceMs > black.SinceMs);
        await Eventually.IsTrueAsync(() => Faults(portal).Contains("frame.black ended"), "the end of the fault in the journal");
        Assert.Equal(["frame.black", "frame.black ended"], Faults(portal).Where(code => code.StartsWith("frame.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_look_that_failed_between_two_that_did_not_is_no_alarm()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder, frameCheckMs: 1_000);
        agent.Renderer.Pixels = Approved;
        portal.Offer(portal.Manifest(Approved), Approved);
        await SeenAsync(portal, FrameVerdict.Matches);

        var looks = agent.Renderer.Looks;
        agent.Renderer.BlackOnce = Black;
        await Eventually.IsTrueAsync(() => agent.Renderer.Looks >= looks + 4, "more looks");

        Assert.DoesNotContain(Faults(portal), code => code.StartsWith("frame.", StringComparison.Ordinal));
        Assert.DoesNotContain(portal.Said<Heartbeat>(UpTypes.Heartbeat), beat => beat.Screens.Any(screen => screen.Seen?.IsAlarm == true));
    }

    private static IReadOnlyList<string> Faults(FakePortal portal)
    {
        lock (portal.Journal)
            return [.. portal.Journal.Where(record => record.Kind == JournalKinds.Fault).Select(record => ProtocolJson.TryRead<FaultBody>(record.Body)!).Select(fault => fault.Ended == true ? $"{fault.Code} ended" : fault.Code)];
    }

    private static Task<FrameSeen> SeenAsync(FakePortal portal, FrameVerdict verdict) =>
        Eventually.IsAsync(() => portal.Said<Heartbeat>(UpTypes.Heartbeat).LastOrDefault() is { Screens: [{ Seen: { } seen }, ..] } && seen.Verdict == verdict ? seen : null);
}
