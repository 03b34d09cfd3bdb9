using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

/// <summary>What the portal should not wait for comes before the next beat of the pace it asked for.</summary>
[Trait("Starts", "broker")]
public sealed class HeartbeatTests
{
    private const int LongMs = 600_000;

    private static readonly byte[] Slide = A.File(10_000, 1);

    [Fact]
    public async Task A_new_pace_counts_at_once_and_not_after_a_wait_of_the_old_one()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await QuietAsync(portal, folder);
        await Task.Delay(2_000, TestContext.Current.CancellationToken); // past the second after a beat, into the wait of the old pace
        var (began, said) = (TimeProvider.System.GetTimestamp(), Beats(portal).Count());

        portal.HeartbeatMs = 1_000;
        TellRoster(portal); // what it says of that is answered with the new pace

        await Eventually.IsTrueAsync(() => Beats(portal).Count() >= said + 5, "heartbeats before the minutes of the old pace are over");
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 1.5, 100);
    }

    [Fact]
    public async Task That_a_screen_came_alive_is_told_at_once()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await QuietAsync(portal, folder);
        var manifest = portal.Offer(portal.Manifest(Slide), Slide);
        await agent.Renderer.UntilPlaysAsync(Screen, manifest.Playlists[0].Entries[0].Id);

        agent.Renderer.Plays(Screen, manifest.Version, manifest.Playlists[0].Entries[0].Id);

        await Eventually.IsTrueAsync(() => Beats(portal).Any(beat => beat.Screens is [{ FrameBeatMs: not null }]), "a heartbeat with a sign of life");
    }

    [Fact]
    public async Task That_the_clock_is_wrong_is_told_at_once_but_never_more_than_once_a_second()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await QuietAsync(portal, folder);
        var before = Beats(portal).Last().OffsetMs!.Value;
        var (began, said) = (TimeProvider.System.GetTimestamp(), Beats(portal).Count());

        // A portal in the wrong hands gives another time with every answer.
        portal.ClockGains = TimeSpan.FromMinutes(5);
        TellRoster(portal);
        await Eventually.IsTrueAsync(() => Beats(portal).Any(beat => beat.OffsetMs - before > 500_000), "heartbeats with the new times");

        Assert.InRange(Beats(portal).Count() - said, 2, 3 + TimeProvider.System.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>An agent that has said what it had to say and is asked to beat every ten minutes.</summary>
    private static async Task<RunningAgent> QuietAsync(FakePortal portal, TemporaryFolder folder)
    {
        portal.HeartbeatMs = LongMs;
        var agent = await RunningAgent.EnrolAsync(portal, folder);
        await Eventually.IsTrueAsync(() => Beats(portal).Any(beat => beat.OffsetMs is not null), "a heartbeat with the clock");
        return agent;
    }

    /// <summary>A newer one, which a device says at once that it holds.</summary>
    private static void TellRoster(FakePortal portal)
    {
        var next = portal.World.Roster with { Version = portal.World.Roster.Version + 1 };
        portal.Tell(DownTypes.Roster, new RosterMessage(portal.World.Sign(JwsTypes.Roster, next, portal.World.Root)));
    }

    private static IEnumerable<Heartbeat> Beats(FakePortal portal) => portal.Said<Heartbeat>(UpTypes.Heartbeat);
}
