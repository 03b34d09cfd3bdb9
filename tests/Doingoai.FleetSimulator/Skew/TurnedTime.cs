namespace Doingoai.FleetSimulator.Skew;

/// <summary>The machine's real clocks, with the wall clock set wrong; it may be set again while it runs.</summary>
internal sealed class TurnedTime(TimeSpan by) : TimeProvider
{
    private long _ticks = by.Ticks;

    /// <summary>Wall clock minus true time.</summary>
    public TimeSpan By
    {
        get => new(Interlocked.Read(ref _ticks));
        set => Interlocked.Exchange(ref _ticks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
