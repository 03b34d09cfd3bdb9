using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Expands an RRULE into days. The only place that knows the calendar library.</summary>
internal static class RecurrenceDays
{
    private const int LongestRule = 200;
    private static readonly string[] Frequencies = ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"];
    private static readonly string[] Hours = ["BYHOUR", "BYMINUTE", "BYSECOND"];

    /// <summary>Days up to <paramref name="last"/>, counted from <paramref name="first"/>.</summary>
    public static IReadOnlySet<DateOnly> Of(string rule, DateOnly first, DateOnly from, DateOnly last)
    {
        var day = new CalendarEvent { Start = new CalDateTime(first), RecurrenceRule = new RecurrenceRule(rule) };
        return day.GetOccurrences(new CalDateTime(from))
            .Select(occurrence => occurrence.Period.StartTime.Date)
            .TakeWhile(date => date <= last)
            .ToHashSet();
    }

    /// <summary>Days only: hours are said by the daily window, and a rule by the second would never end.</summary>
    public static bool IsValid(string rule)
    {
        if (rule.Length > LongestRule || !Frequencies.Any(rule.StartsWith) || Hours.Any(rule.Contains)) return false;
        try
        {
            _ = Of(rule, new(2020, 1, 1), new(2020, 1, 1), new(2020, 2, 1));
            return true;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }
}
