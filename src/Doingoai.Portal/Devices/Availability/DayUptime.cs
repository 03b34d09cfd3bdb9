namespace Doingoai.Portal.Devices.Availability;

/// <summary>One Vietnamese day of a screen.</summary>
/// <param name="Share">Up / (up + down), 0 to 1; <c>null</c>: nothing known.</param>
/// <param name="Measured">Share of the day so far of which anything is known, 0 to 1: two good minutes are not a good day.</param>
internal readonly record struct DayUptime(double? Share, double Measured)
{
    /// <summary>Each of the last 30 days, oldest first; the last is today until <paramref name="now"/>.</summary>
    public static IReadOnlyList<DayUptime> Last30(IReadOnlyCollection<Span> history, DateTimeOffset now)
    {
        return [.. Enumerable.Range(0, 30).Select(Of)];

        DayUptime Of(int day)
        {
            var (from, to) = (UptimeFigures.Start(now, 29 - day), day == 29 ? now.ToUnixTimeMilliseconds() : UptimeFigures.Start(now, 28 - day));
            return new(Uptime.Of(history, from, to), Uptime.Measured(history, from, to));
        }
    }
}
