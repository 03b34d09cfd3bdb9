using Doingoai.Portal.Devices;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Availability;

public sealed class StateRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly ScreenFacts Good = new(
        true, Now.AddDays(-1), LastContact: Now.AddSeconds(-3), ConnectedSince: Now.AddHours(-1), ReportedAt: Now.AddSeconds(-3), FrameBeatMs: 40, ClockOffsetMs: 12);

    private readonly StateRules _rules = new(new DevicesOptions());

    [Fact]
    public void A_screen_that_beats_is_online_since_it_connected() => Is(ScreenState.Online, Now.AddHours(-1), null, Good);

    [Fact]
    public void A_screen_nobody_ever_reported_for_is_not_commissioned() =>
        Is(ScreenState.NotCommissioned, Good.WatchingSince, null, new(false, Good.WatchingSince));

    [Fact]
    public void A_lost_connection_is_offline_since_it_was_lost_but_only_when_it_does_not_come_back()
    {
        var lost = Good with { ConnectedSince = null, DisconnectedAt = Now.AddSeconds(-5) };

        Assert.Null(_rules.Judge(lost, Now));
        Is(ScreenState.Offline, Now.AddSeconds(-5), StateReasons.Disconnected, lost, Now.AddSeconds(1));
    }

    [Fact]
    public void A_device_whose_key_has_ended_is_offline_at_once_and_says_why()
    {
        var ended = Good with { ConnectedSince = null, DisconnectedAt = Now.AddSeconds(-1), Keyless = StateReasons.Cloned };

        Is(ScreenState.Offline, Now.AddSeconds(-1), StateReasons.Cloned, ended);
        Is(ScreenState.Offline, Good.WatchingSince, StateReasons.Revoked, new(true, Good.WatchingSince, Keyless: StateReasons.Revoked));
        Is(ScreenState.NotCommissioned, Good.WatchingSince, null, new(false, Good.WatchingSince, Keyless: StateReasons.Revoked));
    }

    [Fact]
    public void A_silent_device_is_offline_since_its_last_word()
    {
        var silent = Good with { LastContact = Now.AddSeconds(-40) };

        Is(ScreenState.Offline, Now.AddSeconds(-40), StateReasons.Silent, silent);
    }

    [Fact]
    public void A_picture_that_stands_still_is_stalled_since_its_last_frame() =>
        Is(ScreenState.Stalled, Now.AddSeconds(-28), StateReasons.FrameLost, Good with { FrameBeatMs = 25_000 });

    [Fact]
    public void A_machine_without_a_renderer_is_stalled_unless_it_has_just_come()
    {
        var none = Good with { FrameBeatMs = null };

        Is(ScreenState.Stalled, Now.AddSeconds(-3), StateReasons.NoRenderer, none);
        Assert.Null(_rules.Judge(none with { ConnectedSince = Now.AddSeconds(-5) }, Now));
        Is(ScreenState.Stalled, Now.AddSeconds(-3), StateReasons.NoRenderer, none with { ConnectedSince = Now.AddSeconds(-6) });
    }

    [Theory]
    [InlineData(1_200_000)]
    [InlineData(-1_200_000)]
    [InlineData(1_790_000_000_000)]
    [InlineData(long.MinValue)]
    public void A_clock_that_is_off_is_a_fault_though_the_screen_plays(long offset) =>
        Is(ScreenState.Degraded, Now.AddSeconds(-3), StateReasons.Clock, Good with { ClockOffsetMs = offset });

    [Fact]
    public void A_critical_reading_is_named() => Is(ScreenState.Degraded, Now.AddSeconds(-3), "reading:disk.free", Good with { Critical = "disk.free" });

    [Fact]
    public void After_a_restart_of_the_portal_devices_get_time_to_come_back()
    {
        var started = new ScreenFacts(true, Now.AddSeconds(-30));

        Assert.Null(_rules.Judge(started, Now));
        Is(ScreenState.Offline, Now.AddSeconds(-30), StateReasons.Silent, started, Now.AddSeconds(10));
    }

    [Theory]
    [InlineData(FrameVerdict.Black, ScreenState.WrongPicture, StateReasons.FrameBlack)]
    [InlineData(FrameVerdict.Other, ScreenState.WrongPicture, StateReasons.FrameOther)]
    [InlineData(FrameVerdict.Frozen, ScreenState.Stalled, StateReasons.FrameFrozen)]
    internal void A_screen_whose_real_pixels_are_wrong_is_not_up_though_its_renderer_beats(FrameVerdict verdict, ScreenState state, string reason)
    {
        var since = Now.AddMinutes(-9);

        Is(state, since, reason, Good with { Seen = new(verdict, Ms(Now.AddMinutes(-4)), Ms(since), 7, "a") });
        Assert.Equal(0, Uptime.Of([new(state, 0, null, reason)], 0, 1_000));
    }

    [Theory]
    [InlineData(FrameVerdict.Matches)]
    [InlineData(FrameVerdict.Plays)]
    [InlineData(FrameVerdict.Unknown)]
    public void What_matches_moves_or_cannot_be_told_is_no_alarm(FrameVerdict verdict) =>
        Is(ScreenState.Online, Now.AddHours(-1), null, Good with { Seen = new(verdict, Ms(Now), Ms(Now), 7) });

    [Fact]
    public void What_was_seen_long_ago_says_nothing_about_now() =>
        Is(ScreenState.Online, Now.AddHours(-1), null, Good with { Seen = new(FrameVerdict.Black, Ms(Now.AddMinutes(-30)), Ms(Now.AddMinutes(-40)), 7) });

    [Theory]
    [InlineData(long.MinValue, -3_600)]
    [InlineData(long.MaxValue, -3)]
    public void A_device_cannot_make_an_alarm_begin_before_its_connection_or_in_the_future(long sinceMs, int fromSeconds) =>
        Is(ScreenState.WrongPicture, Now.AddSeconds(fromSeconds), StateReasons.FrameBlack, Good with { Seen = new(FrameVerdict.Black, Ms(Now), sinceMs, 7) });

    private static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private void Is(ScreenState state, DateTimeOffset since, string? reason, ScreenFacts facts, DateTimeOffset? now = null) =>
        Assert.Equal(new Judgement(state, since, reason), _rules.Judge(facts, now ?? Now));
}
