using Doingoai.Player.Storage;
using Doingoai.Player.Sync;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Sync;

public sealed class DownloadRulesTests : IDisposable
{
    private const long Large = 20L * 1024 * 1024;

    private readonly TemporaryFolder _folder = new();
    private readonly MachineTime _time = new(); // 01:00 UTC = 08:00 in Viet Nam

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(22 * 60, 5 * 60, false)]
    [InlineData(22 * 60, 9 * 60, true)] // across midnight
    [InlineData(7 * 60, 9 * 60, true)]
    [InlineData(8 * 60 + 1, 9 * 60, false)]
    [InlineData(7 * 60, 8 * 60, false)]
    public void The_night_is_that_of_its_zone(int from, int to, bool isNight)
    {
        var rules = Rules();
        rules.Set(new(Night: new(from, to, "Asia/Ho_Chi_Minh", Large)));

        Assert.Equal(isNight, rules.MayFetch(Media(Large), isUrgent: false));
        Assert.True(rules.MayFetch(Media(Large), isUrgent: true));
        Assert.True(rules.MayFetch(Media(Large - 1), isUrgent: false));
    }

    [Fact]
    public void The_next_change_is_when_the_night_begins_or_ends()
    {
        var rules = Rules();
        rules.Set(new(Night: new(22 * 60, 5 * 60, "Asia/Ho_Chi_Minh", Large)));
        Assert.Equal(TimeSpan.FromHours(14), rules.NextChange());
        _time.Advance(TimeSpan.FromHours(14));
        Assert.Equal(TimeSpan.FromHours(7), rules.NextChange());
    }

    [Fact]
    public void Wishes_beyond_the_players_own_bounds_are_bounded_or_dropped()
    {
        var rules = Rules();
        rules.Set(new(BytesPerSecond: 1, Night: new(22 * 60, 5 * 60, "Asia/Ho_Chi_Minh", LargeBytes: 1)));
        Assert.InRange(rules.After(8 * 1024), TimeSpan.FromSeconds(0.99), TimeSpan.FromSeconds(1.01));
        Assert.True(rules.MayFetch(Media(NightWindow.LeastLargeBytes - 1), isUrgent: false));

        rules.Set(new(Night: new(22 * 60, 5 * 60, "Mars/Olympus", Large)));
        Assert.True(rules.MayFetch(Media(Large), isUrgent: false));
        rules.Set(new(Night: new(-1, 5_000, "Asia/Ho_Chi_Minh", Large)));
        Assert.True(rules.MayFetch(Media(Large), isUrgent: false));
    }

    [Fact]
    public void They_hold_after_a_restart_before_the_portal_is_heard_until_it_takes_them_away()
    {
        Rules().Set(new(BytesPerSecond: 100_000, Night: new(22 * 60, 5 * 60, "Asia/Ho_Chi_Minh", Large)));
        var again = Rules();
        Assert.False(again.MayFetch(Media(Large), isUrgent: false));

        again.Set(null);
        Assert.True(Rules().MayFetch(Media(Large), isUrgent: false));
        Assert.Equal(TimeSpan.Zero, Rules().After(1_000_000));
    }

    private DownloadRules Rules() => new(new Disk(), new(_folder.Path), new PlayerClock(_time, "boot", null, 0), _time);

    private static ManifestMedia Media(long size) => new(new('a', 64), size, "video/mp4", "/device/v1/media/a", []);
}
