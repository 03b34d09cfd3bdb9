namespace Doingoai.Portal.Devices.Links;

/// <summary>
/// 20 messages a second per connection, with a burst for reconnects. Above it the connection is simply not read until
/// there is room, so the sender is slowed by its own socket and nothing is lost.
/// </summary>
internal sealed class MessageRate(TimeProvider time)
{
    public const int PerSecond = 20;

    public const int Burst = 40;

    private double _tokens = Burst;
    private long _at = time.GetTimestamp();

    /// <summary>How long to wait before the next message may be taken. One reader per connection, so no lock.</summary>
    public TimeSpan Next()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(Burst, _tokens + time.GetElapsedTime(_at, now).TotalSeconds * PerSecond) - 1;
        _at = now;
        return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / PerSecond);
    }

    public async ValueTask WaitAsync(CancellationToken cancel)
    {
        if (Next() is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel);
    }
}
