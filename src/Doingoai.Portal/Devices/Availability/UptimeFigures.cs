using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>Uptime of the Vietnamese day so far, and of the last 7 and 30 such days including it.</summary>
internal sealed record UptimeFigures(double? Today, double? Week, double? Month)
{
    public static UptimeFigures Of(IReadOnlyCollection<Span> spans, DateTimeOffset now)
    {
        var to = now.ToUnixTimeMilliseconds();
        return new(Uptime.Of(spans, Start(now, 0), to), Uptime.Of(spans, Start(now, 6), to), Uptime.Of(spans, Start(now, 29), to));
    }

    /// <summary>Midnight in Vietnam, <paramref name="daysBack"/> days ago.</summary>
    public static long Start(DateTimeOffset now, int daysBack) =>
        VietnamTime.Instant(VietnamTime.Of(now).Date.AddDays(-daysBack)).ToUnixTimeMilliseconds();
}
