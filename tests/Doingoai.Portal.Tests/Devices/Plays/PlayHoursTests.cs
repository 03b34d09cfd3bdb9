using CsCheck;
using Doingoai.Portal.Devices.Plays;

namespace Doingoai.Portal.Tests.Devices.Plays;

public sealed class PlayHoursTests
{
    private const long Start = 1_790_000_000_000;

    [Fact]
    public void Time_on_screen_lies_in_the_hours_it_passed_in() => Gen.Select(Gen.Long[0, 5 * PlayHours.HourMs], Gen.Long[0, 30 * PlayHours.HourMs]).Sample((at, length) =>
    {
        var hours = new PlayHours();
        hours.Show(Start + at, 0, length, 1, 2);

        Assert.Equal(length, hours.Hours.Sum(one => one.Value.ShownMs));
        Assert.Equal(length, hours.Days.Sum(one => one.Value.ShownMs));
        Assert.All(hours.Hours, one => Assert.InRange(one.Value.ShownMs, 1, PlayHours.HourMs));
        Assert.All(hours.Hours, one => Assert.True(one.Key.Hour % PlayHours.HourMs == 0 && one.Key.Hour < Start + at + length && one.Key.Hour > Start + at - PlayHours.HourMs));
    });

    [Fact]
    public void A_day_begins_at_midnight_in_Vietnam()
    {
        var midnight = new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.FromHours(7)).ToUnixTimeMilliseconds();

        Assert.Equal(midnight, PlayHours.Day(midnight));
        Assert.Equal(midnight, PlayHours.Day(midnight + PlayHours.DayMs - 1));
        Assert.Equal(midnight - PlayHours.DayMs, PlayHours.Day(midnight - 1));
    }

    [Fact]
    public void Taking_back_leaves_nothing()
    {
        var hours = new PlayHours();
        hours.Show(Start, 500, 7_200_000, 1, 2);
        hours.Show(Start, 500, 7_200_000, 1, 2, sign: -1);

        Assert.All(hours.Hours, one => Assert.Equal((0, 0), one.Value));
    }
}
