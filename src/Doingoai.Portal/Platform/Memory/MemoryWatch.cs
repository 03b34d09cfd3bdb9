namespace Doingoai.Portal.Platform.Memory;

/// <summary>
/// When giving memory back is worth its pauses (two, each some tenths of a second with thousands of screens): after the process
/// grew by more than <see cref="Growth"/> since the last time, in an interval in which it used less than a fifth of one processor
/// and at whose end it is still, and at most once in <see cref="Rest"/>: even a portal that nobody asks anything grows by that
/// much until the runtime collects.
/// </summary>
internal sealed class MemoryWatch
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>Bytes.</summary>
    public const long Growth = 8 * 1024 * 1024;

    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>How long is looked before each pause whether anything is under way.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Busy = Every / 5;

    private TimeSpan? _processor;
    private long? _least;
    private DateTimeOffset _gaveBack;

    /// <param name="now">Time of the look.</param>
    /// <param name="processor">Processor time the process has used so far.</param>
    /// <param name="resident">Bytes.</param>
    public bool IsDue(DateTimeOffset now, TimeSpan processor, long resident)
    {
        var isQuiet = _processor is { } before && processor - before < Busy;
        _processor = processor;
        return isQuiet && (_least is not { } least || (resident - least > Growth && (now - _gaveBack).Duration() >= Rest));
    }

    /// <summary>True if a process that worked this long within <see cref="Moment"/> keeps nobody waiting by a pause.</summary>
    public static bool IsStill(TimeSpan worked) => worked < Moment / 5;

    /// <summary>What is left now is what the process needs.</summary>
    public void GaveBack(DateTimeOffset now, long resident) => (_gaveBack, _least) = (now, resident);
}
