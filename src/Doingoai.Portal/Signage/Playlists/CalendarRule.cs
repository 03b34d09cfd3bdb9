using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>When a playlist plays, on the screen's own clock. All parts open = always.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Starts">Daily from; with <paramref name="Ends"/> or not at all. A window that ends before it starts runs across midnight and belongs to the day it starts on.</param>
/// <param name="Weekdays">On these days only; none = every day.</param>
/// <param name="Recurrence">RFC 5545 RRULE for what weekdays cannot say, e.g. <c>FREQ=MONTHLY;BYDAY=1MO</c>; counted from <paramref name="From"/>.</param>
internal sealed record CalendarRule(
    DateOnly? From = null, DateOnly? To = null, TimeOnly? Starts = null, TimeOnly? Ends = null, Weekdays Weekdays = Weekdays.None, string? Recurrence = null)
{
    /// <summary>No rule names an earlier day, and none a later one than <see cref="LastDay"/>: beyond lie slips of the hand and days no clock can count.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1);

    public static readonly DateOnly LastDay = new(2199, 12, 31);

    public static CalendarRule Always { get; } = new();

    public bool IsAlways => this == Always;

    public void Check()
    {
        if (IsBeyond(From) || IsBeyond(To)) throw new RuleException("schedule.day", FirstDay.Year, LastDay.Year);
        if (From > To) throw new RuleException("schedule.ends-before-it-begins");
        if (Starts is null != Ends is null) throw new RuleException("schedule.half-a-window");
        if (Starts is not null && Starts == Ends) throw new RuleException("schedule.empty-window");
        if (Recurrence is null) return;
        if (From is null || Weekdays != Weekdays.None) throw new RuleException("schedule.recurrence");
        if (!RecurrenceDays.IsValid(Recurrence)) throw new RuleException("schedule.recurrence");
    }

    private static bool IsBeyond(DateOnly? day) => day < FirstDay || day > LastDay;
}

/// <summary>Days of the week.</summary>
[Flags]
internal enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
}
