namespace Doingoai.Portal.Platform.Memory;

/// <summary>
/// When giving memory back is worth its pause (about a tenth of a second): after the process grew by more than
/// <see cref="Growth"/> since the last time, in an interval in which it had next to nothing to do.
/// </summary>
internal sealed class MemoryWatch
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>Bytes.</summary>
    public const long Growth = 8 * 1024 * 1024;

    private static readonly TimeSpan Busy = Every / 5;

    private TimeSpan? _processor;
    private long _least = long.MinValue;

    /// <param name="processor">Processor time the process has used so far.</param>
    /// <param name="resident">Bytes.</param>
    public bool IsDue(TimeSpan processor, long resident)
    {
        var isQuiet = _processor is { } before && processor - before < Busy;
        _processor = processor;
        return isQuiet && (_least == long.MinValue || resident - _least > Growth);
    }

    /// <summary>What is left now is what the process needs.</summary>
    public void GaveBack(long resident) => _least = resident;
}
