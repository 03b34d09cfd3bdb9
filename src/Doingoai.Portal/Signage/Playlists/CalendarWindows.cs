namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Expands a calendar rule into stretches of time. Pure.</summary>
internal static class CalendarWindows
{
    private static readonly TimeOnly Midnight = TimeOnly.MinValue;

    /// <summary>Every stretch of <paramref name="rule"/> that touches [<paramref name="from"/>, <paramref name="to"/>), whole, in order.</summary>
    public static IEnumerable<Stretch> Expand(CalendarRule rule, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        if (rule.From > CalendarRule.LastDay || rule.To < CalendarRule.FirstDay) return [];
        if (rule.Starts is null && rule.Weekdays == Weekdays.None && rule.Recurrence is null) return Whole(rule, zone).Where(stretch => stretch.Touches(from, to));

        // The window of the day before may still be open.
        var first = Later(DayOf(from, zone).AddDays(-1), rule.From);
        var last = Earlier(DayOf(to, zone), rule.To);
        return Days(rule, first, last).Select(day => OnDay(rule, day, zone)).Where(stretch => stretch.Touches(from, to));
    }

    // A schedule of before such days were refused may name the first or the last there is, from which no zone can count on: its end is open.
    private static IEnumerable<Stretch> Whole(CalendarRule rule, TimeZoneInfo zone) =>
    [
        new(rule.From is { } begins && begins >= CalendarRule.FirstDay ? Instant(begins, Midnight, zone) : DateTimeOffset.MinValue,
            rule.To is { } ends && ends <= CalendarRule.LastDay ? Instant(ends.AddDays(1), Midnight, zone) : DateTimeOffset.MaxValue),
    ];

    private static IEnumerable<DateOnly> Days(CalendarRule rule, DateOnly first, DateOnly last)
    {
        var days = Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays);
        if (rule.Recurrence is not null)
        {
            var recurring = RecurrenceDays.Of(rule.Recurrence, rule.From!.Value, first, last);
            return days.Where(recurring.Contains);
        }

        return rule.Weekdays == Weekdays.None ? days : days.Where(day => rule.Weekdays.HasFlag(Flag(day.DayOfWeek)));
    }

    // Neighbouring days are not joined: where such a stretch begins would depend on when it is looked at.
    private static Stretch OnDay(CalendarRule rule, DateOnly day, TimeZoneInfo zone)
    {
        var (starts, ends) = (rule.Starts ?? Midnight, rule.Ends ?? Midnight);
        return new(Instant(day, starts, zone), Instant(ends <= starts ? day.AddDays(1) : day, ends, zone));
    }

    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var wall = day.ToDateTime(time);
        while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(15); // the hour a change of clocks leaves out
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    public static Weekdays Flag(DayOfWeek day) => day == DayOfWeek.Sunday ? Weekdays.Sunday : (Weekdays)(1 << ((int)day - 1));

    private static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static DateOnly Later(DateOnly one, DateOnly? other) => other > one ? other.Value : one;

    private static DateOnly Earlier(DateOnly one, DateOnly? other) => other < one ? other.Value : one;
}
