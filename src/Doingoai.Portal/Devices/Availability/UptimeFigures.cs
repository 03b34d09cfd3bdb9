using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>Uptime of the Vietnamese day so far, and of the last 7 and 30 such days including it.</summary>
/// <param name="MeasuredSince">Start of what is known of these 30 days: "100 %" since an hour ago is not "100 %" of a month.</param>
internal sealed record UptimeFigures(double? Today, double? Week, double? Month, DateTimeOffset? MeasuredSince)
{
    public static UptimeFigures Of(IReadOnlyCollection<Span> spans, DateTimeOffset now)
    {
        var to = now.ToUnixTimeMilliseconds();
        return new(Uptime.Of(spans, Start(now, 0), to), Uptime.Of(spans, Start(now, 6), to), Uptime.Of(spans, Start(now, 29), to), Since(spans, Start(now, 29)));
    }

    /// <summary>Midnight in Vietnam, <paramref name="daysBack"/> days ago.</summary>
    public static long Start(DateTimeOffset now, int daysBack) =>
        VietnamTime.Instant(VietnamTime.Of(now).Date.AddDays(-daysBack)).ToUnixTimeMilliseconds();

    private static DateTimeOffset? Since(IReadOnlyCollection<Span> spans, long fromMs)
    {
        var known = spans.Where(span => span.State is ScreenState.Online or ScreenState.Degraded or ScreenState.Stalled or ScreenState.Offline or ScreenState.WrongPicture).ToList();
        return known.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(fromMs, known.Min(span => span.FromMs)));
    }
}
