using System.Globalization;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>Says schedules in words.</summary>
internal sealed class ScheduleWords(IStringLocalizer<Texts> texts)
{
    private static readonly Weekdays[] Days = [Weekdays.Monday, Weekdays.Tuesday, Weekdays.Wednesday, Weekdays.Thursday, Weekdays.Friday, Weekdays.Saturday, Weekdays.Sunday];

    public string Say(CalendarRule rule)
    {
        if (rule.IsAlways) return texts["RuleAlways"];
        var parts = new[] { Hours(rule), WeekdaysOf(rule), Dates(rule), rule.Recurrence }.OfType<string>();
        return string.Join(" · ", parts);
    }

    public string Say(Level level) => texts[$"Level_{level}"];

    public string Day(Weekdays day) => texts[$"Day_{day}"];

    private string? Hours(CalendarRule rule) => (rule.Starts, rule.Ends) is not ({ } starts, { } ends) ? null
        : texts[ends < starts ? "RuleOvernight" : rule.Weekdays == Weekdays.None && rule.Recurrence is null ? "RuleDaily" : "RuleHours", Clock(starts), Clock(ends)].Value;

    private string? WeekdaysOf(CalendarRule rule) => rule.Weekdays == Weekdays.None ? null : string.Join(", ", Days.Where(day => rule.Weekdays.HasFlag(day)).Select(Day));

    private string? Dates(CalendarRule rule) => (rule.From, rule.To) switch
    {
        ({ } from, { } to) => texts["RuleDates", Date(from), Date(to)].Value,
        ({ } from, null) => texts["RuleFrom", Date(from)].Value,
        (null, { } to) => texts["RuleTo", Date(to)].Value,
        _ => null,
    };

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
