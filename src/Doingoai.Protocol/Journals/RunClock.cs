namespace Doingoai.Protocol.Journals;

/// <summary>What a record says about portal time; times of a device may be any number.</summary>
public static class RunClock
{
    /// <summary>A record with a vaguer clock than this, ms, does not place its run in time.</summary>
    public const long MaxUncertaintyMs = 60_000;

    // The year 9000: what a run's clock adds to it still is a date.
    private const long LastMs = 221_845_392_000_000;

    /// <summary>Portal time minus the monotonic clock of the run, ms; <c>null</c>: the record does not tell.</summary>
    public static long? DeltaMs(JournalRecord record) =>
        record.OffsetMs is { } offset && (record.UncertaintyMs ?? 0) <= MaxUncertaintyMs && Sum(record.WallMs, offset) is { } at ? at - record.MonoMs : null;

    /// <summary>Portal time of <paramref name="monoMs"/>, Unix ms; <c>null</c>: not known.</summary>
    public static long? AtMs(long monoMs, long? deltaMs) => deltaMs is { } delta ? Sum(monoMs, delta) : null;

    private static long? Sum(long left, long right)
    {
        var sum = (Int128)left + right;
        return sum > 0 && sum < LastMs ? (long)sum : null;
    }
}
