using System.Threading.Channels;

namespace Doingoai.Player.Link;

/// <summary>Wakes one loop; several calls before it wakes are one.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _channel.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancel) => await _channel.Reader.ReadAsync(cancel);

    /// <summary>Waits for the signal, but not beyond <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancel)
    {
        if (longest <= TimeSpan.Zero) return;
        using var timer = time.CreateTimer(static signal => ((Signal)signal!).Set(), this, longest, Timeout.InfiniteTimeSpan);
        await WaitAsync(cancel);
    }
}
