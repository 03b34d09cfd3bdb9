using Doingoai.Portal.Platform;
using Doingoai.Portal.Signage.Playlists;

namespace Doingoai.Portal.Tests.Signage.Playlists;

public sealed class CalendarWindowsTests
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private static DateTimeOffset At(int day, int hour, int minute = 0, int month = 11) => new DateTimeOffset(2026, month, day, hour, minute, 0, TimeSpan.FromHours(7)).ToUniversalTime();

    private static List<Stretch> Expand(CalendarRule rule, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo? zone = null) => [.. CalendarWindows.Expand(rule, from, to, zone ?? Vietnam)];

    [Fact]
    public void A_daily_window_across_midnight_belongs_to_the_day_it_starts_on()
    {
        var night = new CalendarRule(Starts: new(22, 0), Ends: new(5, 30));

        Assert.Equal(
            [new Stretch(At(22, 22), At(23, 5, 30)), new(At(23, 22), At(24, 5, 30))],
            Expand(night, At(23, 2), At(24, 4)));
    }

    [Fact]
    public void A_night_that_began_on_a_chosen_weekday_goes_on_into_the_next_day()
    {
        var mondayNight = new CalendarRule(Starts: new(22, 0), Ends: new(5, 30), Weekdays: Weekdays.Monday);

        Assert.Equal([new Stretch(At(23, 22), At(24, 5, 30))], Expand(mondayNight, At(24, 3), At(29, 23)));
        Assert.Empty(Expand(mondayNight, At(24, 6), At(29, 23)));
    }

    [Fact]
    public void Weekdays_without_hours_are_whole_days()
    {
        var weekend = new CalendarRule(Weekdays: Weekdays.Saturday | Weekdays.Sunday);

        Assert.Equal([new Stretch(At(28, 0), At(29, 0)), new(At(29, 0), At(30, 0))], Expand(weekend, At(23, 9), At(30, 9)));
    }

    [Fact]
    public void A_date_range_includes_its_last_day()
    {
        Assert.Equal([new Stretch(At(25, 0), At(28, 0))], Expand(new(From: new(2026, 11, 25), To: new(2026, 11, 27)), At(23, 9), At(30, 9)));
        Assert.Equal(
            [new Stretch(At(26, 8), At(26, 9)), new(At(27, 8), At(27, 9))],
            Expand(new(new(2026, 11, 26), new(2026, 11, 27), new(8, 0), new(9, 0)), At(23, 9), At(30, 9)));
    }

    [Fact]
    public void A_recurrence_rule_says_what_weekdays_cannot()
    {
        var firstMondays = new CalendarRule(From: new(2026, 11, 1), Starts: new(8, 0), Ends: new(10, 0), Recurrence: "FREQ=MONTHLY;BYDAY=1MO");

        firstMondays.Check();
        Assert.Equal([new Stretch(At(7, 8, 0, 12), At(7, 10, 0, 12))], Expand(firstMondays, At(3, 0), At(28, 0, 0, 12)));
    }

    [Fact]
    public void An_hour_that_a_change_of_clocks_leaves_out_does_not_break_the_day()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var from = new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);

        var stretch = Assert.Single(Expand(new(Starts: new(2, 30), Ends: new(4, 0)), from, from.AddHours(12), berlin));

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), stretch.From);
    }

    [Theory]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("FREQ=DAILY;BYHOUR=1")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX")]
    [InlineData("nonsense")]
    public void A_rule_that_cannot_be_days_is_refused(string rule) =>
        Assert.Equal("schedule.recurrence", Assert.Throws<RuleException>(new CalendarRule(From: new(2026, 1, 1), Recurrence: rule).Check).Code);

    [Fact]
    public void Half_a_window_an_empty_one_and_one_that_ends_before_it_begins_are_refused()
    {
        Assert.Throws<RuleException>(new CalendarRule(Starts: new(8, 0)).Check);
        Assert.Throws<RuleException>(new CalendarRule(Starts: new(8, 0), Ends: new(8, 0)).Check);
        Assert.Throws<RuleException>(new CalendarRule(From: new(2026, 2, 2), To: new(2026, 2, 1)).Check);
    }
}
