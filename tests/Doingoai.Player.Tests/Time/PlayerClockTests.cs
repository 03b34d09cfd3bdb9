using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;

namespace Doingoai.Player.Tests.Time;

public sealed class PlayerClockTests
{
    private const string Boot = "b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0";
    private static readonly TimeSpan FiftyYears = TimeSpan.FromDays(365 * 50);

    private readonly MachineTime _time = new();

    [Fact]
    public void A_clock_that_was_never_measured_is_unproven_and_not_below_its_floor()
    {
        _time.Wrong = -FiftyYears;
        var clock = Clock(floorMs: 1_000_000_000_000);

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.False(clock.Proven);
        Assert.Null(clock.OffsetMs);
        Assert.Equal(1_000_000_005_000, clock.NowMs);
    }

    [Theory]
    [InlineData(-365 * 56)]
    [InlineData(365 * 73)]
    [InlineData(0)]
    public void One_exchange_with_the_portal_proves_the_time_whatever_the_machine_believes(int wrongByDays)
    {
        _time.Wrong = TimeSpan.FromDays(wrongByDays);
        var clock = Clock();

        Exchange(clock, outMs: 30, backMs: 30);

        Assert.True(clock.Proven);
        Assert.Equal(_time.TrueMs, clock.NowMs);
        Assert.Equal(-(long)_time.Wrong.TotalMilliseconds, clock.OffsetMs);
        Assert.Equal(31, clock.UncertaintyMs);
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(400, 0)]
    [InlineData(10, 90)]
    public void The_true_time_is_within_the_uncertainty_however_unequal_the_two_ways_are(int outMs, int backMs)
    {
        var clock = Clock();

        Exchange(clock, outMs, backMs);

        Assert.InRange(clock.NowMs, _time.TrueMs - clock.UncertaintyMs!.Value, _time.TrueMs + clock.UncertaintyMs!.Value);
    }

    [Fact]
    public void Setting_the_wall_clock_changes_nothing_and_is_noticed()
    {
        var clock = Clock();
        var jumps = new List<long>();
        clock.Jumped += jumps.Add;
        Exchange(clock, 10, 10);

        _time.Wrong = TimeSpan.FromHours(-7);

        Assert.Equal(_time.TrueMs, clock.NowMs);
        Assert.Equal((long)TimeSpan.FromHours(7).TotalMilliseconds, clock.OffsetMs);
        Assert.Equal([-(long)TimeSpan.FromHours(7).TotalMilliseconds], jumps);
        Assert.True(clock.Proven);
    }

    [Fact]
    public void An_exchange_during_which_the_wall_clock_was_set_tells_nothing()
    {
        var clock = Clock();
        Exchange(clock, 10, 10);
        var t0 = clock.WallMs;
        _time.Advance(TimeSpan.FromMilliseconds(10));
        var portal = _time.TrueMs;
        _time.Wrong = TimeSpan.FromMinutes(20);

        Assert.False(clock.Measure(t0, portal, portal, clock.WallMs));
        Assert.Equal(_time.TrueMs, clock.NowMs);
    }

    [Fact]
    public void Proof_fades_by_fifty_millionths_until_it_is_gone()
    {
        var clock = Clock();
        Exchange(clock, 0, 0);

        _time.Advance(TimeSpan.FromDays(34));
        Assert.True(clock.Proven);
        Assert.Equal(1 + 34 * 86_400_000L * 50 / 1_000_000, clock.UncertaintyMs);

        _time.Advance(TimeSpan.FromDays(1));
        Assert.False(clock.Proven);
    }

    [Fact]
    public void A_slow_exchange_does_not_replace_a_good_measurement()
    {
        var clock = Clock();
        Exchange(clock, 5, 5);

        Assert.False(Exchange(clock, 900, 100));

        Assert.Equal(_time.TrueMs, clock.NowMs);
        Assert.Equal(6, clock.UncertaintyMs);
    }

    [Fact]
    public void A_measurement_that_contradicts_the_last_is_believed()
    {
        var clock = Clock();
        Exchange(clock, 5, 5);
        var changes = 0;
        clock.Changed += () => changes++;

        Assert.True(Exchange(clock, 20, 20, portalAheadMs: 60_000));

        Assert.Equal(_time.TrueMs + 60_000, clock.NowMs);
        Assert.Equal(1, changes);
    }

    [Theory]
    [InlineData(1000, 500, 400, 1000)]
    [InlineData(1000, 500, 500, 900)]
    [InlineData(1000, 500, 600, 1010)]
    [InlineData(long.MinValue, 0, 0, long.MaxValue)]
    [InlineData(0, long.MaxValue, long.MaxValue, 10)]
    public void Timestamps_that_cannot_be_are_refused(long t0, long t1, long t2, long t3)
    {
        var clock = Clock();

        Assert.False(clock.Measure(t0, t1, t2, t3));
        Assert.False(clock.Proven);
    }

    [Fact]
    public void The_floor_rises_and_goes_on_with_the_monotonic_clock()
    {
        _time.Wrong = -FiftyYears;
        var clock = Clock(floorMs: 1_000);
        var changes = 0;
        clock.Changed += () => changes++;

        clock.RaiseFloor(1_700_000_000_000);
        clock.RaiseFloor(1_600_000_000_000);
        clock.RaiseFloor(long.MaxValue);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1_700_000_060_000, clock.NowMs);
        Assert.Equal(1, changes);
        Assert.False(clock.Proven);
    }

    [Fact]
    public void A_restarted_agent_still_knows_the_time_in_the_same_boot_only()
    {
        using var folder = new TemporaryFolder();
        Exchange(Clock(folder.Path), 10, 10);
        _time.Advance(TimeSpan.FromHours(3));
        _time.Wrong = -FiftyYears;

        var again = Clock(folder.Path);
        Assert.True(again.Proven);
        Assert.Equal(_time.TrueMs, again.NowMs);

        var rebooted = Clock(folder.Path, boot: "c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0");
        Assert.False(rebooted.Proven);
        Assert.Null(rebooted.OffsetMs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"bootId":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0","monoMs":-5,"portalMs":1700000000000,"uncertaintyMs":1}""")]
    [InlineData("""{"bootId":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0","monoMs":9000000000000000000,"portalMs":1700000000000,"uncertaintyMs":1}""")]
    [InlineData("""{"bootId":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0","monoMs":1,"portalMs":9223372036854775807,"uncertaintyMs":1}""")]
    [InlineData("""{"bootId":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0","monoMs":1,"portalMs":1700000000000,"uncertaintyMs":-1}""")]
    public void A_stored_mark_that_cannot_be_is_not_believed(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "clock.json"), text);

        Assert.False(Clock(folder.Path).Proven);
    }

    private PlayerClock Clock(string? folder = null, string boot = Boot, long floorMs = 0) =>
        new(_time, boot, folder is null ? null : new ClockMarkFile(new Disk(), folder), floorMs);

    private bool Exchange(PlayerClock clock, int outMs, int backMs, long portalAheadMs = 0)
    {
        var t0 = clock.WallMs;
        _time.Advance(TimeSpan.FromMilliseconds(outMs));
        var t1 = _time.TrueMs + portalAheadMs;
        _time.Advance(TimeSpan.FromMilliseconds(3));
        var t2 = _time.TrueMs + portalAheadMs;
        _time.Advance(TimeSpan.FromMilliseconds(backMs));
        return clock.Measure(t0, t1, t2, clock.WallMs);
    }
}
