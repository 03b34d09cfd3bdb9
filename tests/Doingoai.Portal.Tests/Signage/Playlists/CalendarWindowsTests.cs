using System.Globalization;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Signage.Playlists;

namespace Doingoai.Portal.Tests.Signage.Playlists;

public sealed class CalendarWindowsTests
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private static DateTimeOffset At(int day, int hour, int minute = 0, int month = 11) => new DateTimeOffset(2026, month, day, hour, minute, 0, TimeSpan.FromHours(7)).ToUniversalTime();

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

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
    [InlineData("0001-01-01", null)]
    [InlineData("1999-12-31", null)]
    [InlineData(null, "2200-01-01")]
    [InlineData("2026-01-01", "9999-12-31")]
    public void A_day_outside_of_the_years_2000_to_2199_is_refused(string? from, string? to) =>
        Assert.Equal("schedule.day", Assert.Throws<RuleException>(new CalendarRule(Day(from), Day(to)).Check).Code);

    [Fact]
    public void The_first_and_the_last_day_that_may_be_named_can_be_counted_anywhere()
    {
        var rule = new CalendarRule(CalendarRule.FirstDay, CalendarRule.LastDay);

        rule.Check();
        foreach (var zone in (string[])["Pacific/Kiritimati", "Pacific/Pago_Pago"])
            Assert.True(Assert.Single(Expand(rule, At(23, 2), At(24, 4), TimeZoneInfo.FindSystemTimeZoneById(zone))).Touches(At(23, 2), At(24, 4)));
    }

    [Theory]
    [InlineData("0001-01-01", null)]
    [InlineData(null, "9999-12-31")]
    [InlineData("0001-01-01", "9999-12-31")]
    public void An_older_schedule_from_the_first_or_to_the_last_day_there_is_has_an_open_end(string? from, string? to)
    {
        foreach (var zone in (string[])["Asia/Ho_Chi_Minh", "Pacific/Pago_Pago"])
            Assert.Equal([new Stretch(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)], Expand(new(Day(from), Day(to)), At(23, 2), At(24, 4), TimeZoneInfo.FindSystemTimeZoneById(zone)));
        Assert.Equal([new Stretch(At(23, 8), At(23, 9))], Expand(new(Day(from), Day(to), new(8, 0), new(9, 0)), At(23, 2), At(24, 4)));
        Assert.Equal([new Stretch(At(28, 0), At(29, 0))], Expand(new(Day(from), Day(to), Weekdays: Weekdays.Saturday), At(23, 9), At(30, 9)));
        Assert.Equal([new Stretch(At(23, 0), At(24, 0))], Expand(new(Day(from) ?? new(2026, 11, 1), Day(to), Recurrence: "FREQ=MONTHLY;BYMONTHDAY=23"), At(23, 9), At(30, 9)));
    }

    [Fact]
    public void An_older_schedule_that_begins_after_all_days_or_ended_before_them_never_plays()
    {
        foreach (var rule in (CalendarRule[])[new(From: new(9999, 12, 31)), new(From: new(9999, 12, 31), Recurrence: "FREQ=DAILY"), new(To: new(1, 1, 1))])
            Assert.Empty(Expand(rule, At(23, 2), At(24, 4)));
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
