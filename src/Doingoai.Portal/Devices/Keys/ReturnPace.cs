namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// Paces devices that come back. Every return begins with a nonce, and each that is given sets off a dozen steps more; given to
/// five thousand at once they would stand in front of every page a reader asks for. One is given per round of the machine's
/// work, and no more than <see cref="PerSecond"/>: two small processors have some of their time left for pages then, and
/// five thousand screens are back within ten seconds. Nobody is refused here.
/// </summary>
internal sealed class ReturnPace(TimeProvider time) : IDisposable
{
    /// <summary>Returns; a device that comes back alone waits for nothing.</summary>
    public const int PerSecond = 750;

    // What a pause took is made up for, but not at once.
    private static readonly TimeSpan MostMadeUp = TimeSpan.FromMilliseconds(20);

    // A timer is no finer than this.
    private static readonly TimeSpan Finest = TimeSpan.FromMilliseconds(2);

    private readonly SemaphoreSlim _free = new(1);
    private long _due;

    /// <summary>Returns when it is the caller's turn.</summary>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async Task TurnAsync(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            await Task.Yield(); // to the end of the queue of what the machine has to do
            var early = Early(time.GetTimestamp());
            if (early >= Finest) await Task.Delay(early, time, cancel);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    private TimeSpan Early(long now)
    {
        var least = now - (long)(MostMadeUp.TotalSeconds * time.TimestampFrequency);
        _due = Math.Max(_due + (time.TimestampFrequency / PerSecond), least);
        return time.GetElapsedTime(now, _due);
    }
}
