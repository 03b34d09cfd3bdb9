using Doingoai.Player.Storage;
using Doingoai.Player.Technician;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Tests.Technician;

public sealed class PinLockTests : IDisposable
{
    private static readonly string Hash = PinHash.Of("274951");

    private readonly TemporaryFolder _folder = new();
    private readonly MachineTime _time = new();
    private readonly RefusingDisk _disk = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_pin_nothing_opens_it()
    {
        Assert.Equal(PinVerdict.NotSet, await Restarted().TryAsync("274951"));
        var pin = Restarted();
        pin.Set("nonsense");
        Assert.Equal(PinVerdict.NotSet, await pin.TryAsync("274951"));
    }

    [Fact]
    public async Task The_right_one_opens_it_also_after_a_restart_without_portal()
    {
        Restarted().Set(Hash);
        Assert.Equal(PinVerdict.Right, await Restarted().TryAsync("274951"));
        Assert.DoesNotContain("274951", File.ReadAllText(new PlayerFolder(_folder.Path).Pin), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_that_was_taken_away_opens_nothing_any_more()
    {
        var pin = Set();
        pin.Set(null);
        Assert.Equal(PinVerdict.NotSet, await pin.TryAsync("274951"));
        Assert.Equal(PinVerdict.NotSet, await Restarted().TryAsync("274951"));
    }

    [Fact]
    public async Task From_the_third_wrong_one_on_it_is_locked_for_longer_and_longer_and_the_right_one_does_not_help()
    {
        var pin = Set();
        Assert.Equal(PinVerdict.Wrong, await pin.TryAsync("000001"));
        Assert.Equal(PinVerdict.Wrong, await pin.TryAsync("000002"));
        foreach (var wait in (TimeSpan[])[TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(1)])
        {
            Assert.Equal(PinVerdict.NowLocked, await pin.TryAsync("000003"));
            Assert.Equal(wait, pin.Left);
            _time.Advance(wait - TimeSpan.FromSeconds(1));
            Assert.Equal(PinVerdict.Locked, await pin.TryAsync("274951"));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(PinVerdict.Right, await pin.TryAsync("274951"));
        Assert.Equal(PinVerdict.Wrong, await pin.TryAsync("000004")); // it begins anew
    }

    [Fact]
    public async Task What_could_be_no_pin_is_not_counted()
    {
        var pin = Set();
        foreach (var nonsense in (string?[])["", null, "12345", "12345678901", "abcdef"]) Assert.Equal(PinVerdict.NoPin, await pin.TryAsync(nonsense));
        Assert.Equal(0, pin.Failures);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)] // the machine wakes up in another year
    [InlineData(3)]
    public async Task Pulling_the_plug_or_setting_the_clock_does_not_shorten_the_lock(int years)
    {
        var pin = Set();
        for (var i = 0; i < 3; i++) await pin.TryAsync("000001");

        _time.Wrong = TimeSpan.FromDays(365 * years);
        var again = Restarted();
        Assert.Equal(TimeSpan.FromSeconds(30), again.Left);
        Assert.Equal(PinVerdict.Locked, await again.TryAsync("274951"));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(PinVerdict.NowLocked, await again.TryAsync("000001"));
        Assert.Equal(TimeSpan.FromMinutes(1), again.Left); // the fourth in a row, not the first
    }

    [Fact]
    public async Task An_attempt_counts_before_it_is_judged()
    {
        var pin = Set();
        await pin.TryAsync("000001");
        var trying = pin.TryAsync("000002");
        var meanwhile = Restarted(); // the plug was pulled before the answer
        Assert.Equal(2, meanwhile.Failures);
        await trying;
    }

    [Fact]
    public async Task A_full_disk_neither_opens_nor_unlocks_it()
    {
        var pin = Set();
        _disk.Refuses = true;
        for (var i = 0; i < 3; i++) await pin.TryAsync("000001");
        Assert.Equal(PinVerdict.Locked, await pin.TryAsync("274951"));
    }

    [Fact]
    public async Task Another_pin_from_the_portal_ends_the_lock_the_same_does_not()
    {
        var pin = Set();
        for (var i = 0; i < 3; i++) await pin.TryAsync("000001");
        pin.Set(Hash);
        Assert.Equal(PinVerdict.Locked, await pin.TryAsync("274951"));
        pin.Set(PinHash.Of("830164"));
        Assert.Equal(PinVerdict.Right, await pin.TryAsync("830164"));
    }

    private PinLock Set()
    {
        var pin = Restarted();
        pin.Set(Hash);
        return pin;
    }

    private PinLock Restarted() => new(_disk, new(_folder.Path), new PlayerClock(_time, "boot", null, 0), _time);
}
