namespace Doingoai.Portal.Platform.Loops;

/// <summary>How one loop fares.</summary>
internal sealed record LoopReport(string Name, TimeSpan Every, DateTimeOffset StartedAt, DateTimeOffset? LastGoodAt = null, int Failures = 0, string? LastError = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Unhealthy when nothing has succeeded for three ticks, and for a minute at least.</summary>
    public bool IsHealthy(DateTimeOffset now) => now - (LastGoodAt ?? StartedAt) < (Every * 3 > Patience ? Every * 3 : Patience);
}
