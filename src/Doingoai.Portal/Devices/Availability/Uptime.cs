namespace Doingoai.Portal.Devices.Availability;

/// <summary>Share of time a screen was up, from spans. Pure.</summary>
internal static class Uptime
{
    /// <summary>
    /// Up / (up + down) within [from, to); <c>null</c> when nothing of it is known. What the portal could not see and what was
    /// before commissioning counts neither way. A picture standing still, black or not the approved one is down.
    /// </summary>
    public static double? Of(IEnumerable<Span> spans, long fromMs, long toMs) =>
        Sum(spans, fromMs, toMs) is var (up, down) && up + down > 0 ? (double)up / (up + down) : null;

    /// <summary>Share of [from, to) of which it is known whether the screen was up, 0 to 1.</summary>
    public static double Measured(IEnumerable<Span> spans, long fromMs, long toMs)
    {
        var (up, down) = Sum(spans, fromMs, toMs);
        return toMs > fromMs ? (double)(up + down) / (toMs - fromMs) : 0;
    }

    private static (long Up, long Down) Sum(IEnumerable<Span> spans, long fromMs, long toMs)
    {
        long up = 0, down = 0;
        foreach (var span in spans)
        {
            var length = Math.Min(span.ToMs ?? toMs, toMs) - Math.Max(span.FromMs, fromMs);
            if (length <= 0) continue;
            if (span.State is ScreenState.Online or ScreenState.Degraded) up += length;
            else if (span.State is ScreenState.Stalled or ScreenState.Offline or ScreenState.WrongPicture) down += length;
        }

        return (up, down);
    }
}
