namespace Doingoai.Portal.Devices.Plays;

/// <summary>
/// Sums by hour and by Vietnamese day of what one transaction changes; pure. A play counts in the hour it begins in, its
/// time on screen in the hours it lasts.
/// </summary>
internal sealed class PlayHours
{
    public const long HourMs = 3_600_000;
    public const long DayMs = 24 * HourMs;

    // Vietnam has had one offset since 1975 and no daylight saving.
    private const long VietnamMs = 7 * HourMs;

    private readonly Dictionary<(long Hour, int Place, int Subject), (long Plays, long ShownMs)> _hours = [];

    public IEnumerable<KeyValuePair<(long Hour, int Place, int Subject), (long Plays, long ShownMs)>> Hours => _hours;

    public IEnumerable<KeyValuePair<(long Day, int Place, int Subject), (long Plays, long ShownMs)>> Days => _hours
        .GroupBy(one => (Day: Day(one.Key.Hour), one.Key.Place, one.Key.Subject))
        .Select(same => KeyValuePair.Create(same.Key, (same.Sum(one => one.Value.Plays), same.Sum(one => one.Value.ShownMs))));

    /// <summary>Beginning of the hour, Unix ms.</summary>
    public static long Hour(long atMs) => atMs - (((atMs % HourMs) + HourMs) % HourMs);

    /// <summary>Midnight in Vietnam before <paramref name="atMs"/>, Unix ms.</summary>
    public static long Day(long atMs) => atMs - ((((atMs + VietnamMs) % DayMs) + DayMs) % DayMs);

    public void Add(long hour, int place, int subject, long plays, long shownMs)
    {
        var (knownPlays, knownMs) = _hours.GetValueOrDefault((hour, place, subject));
        _hours[(hour, place, subject)] = (knownPlays + plays, knownMs + shownMs);
    }

    /// <summary>A play that began at <paramref name="atMs"/> was on screen from one moment after that to another.</summary>
    /// <param name="sign">−1 takes it back.</param>
    public void Show(long atMs, long fromMs, long toMs, int place, int subject, int sign = 1)
    {
        for (var (from, end) = (atMs + fromMs, atMs + toMs); from < end;)
        {
            var next = Math.Min(end, Hour(from) + HourMs);
            Add(Hour(from), place, subject, 0, sign * (next - from));
            from = next;
        }
    }
}
