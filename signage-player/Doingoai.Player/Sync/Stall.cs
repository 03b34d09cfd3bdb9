namespace Doingoai.Player.Sync;

/// <summary>Gives up on a connection from which nothing comes, however long the whole takes.</summary>
internal sealed class Stall : IDisposable
{
    private readonly TimeSpan _after;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public Stall(TimeSpan after, TimeProvider time, CancellationToken cancel)
    {
        (_after, _time) = (after, time);
        _timer = new(after, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancel);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Fills <paramref name="into"/>; false if the stream ends before.</summary>
    public async Task<bool> ReadAsync(Stream from, Memory<byte> into)
    {
        while (into.Length > 0)
        {
            var read = await ReadSomeAsync(from, into);
            if (read == 0) return false;
            into = into[read..];
        }

        return true;
    }

    /// <summary>Whatever comes next; 0 at the end.</summary>
    public ValueTask<int> ReadSomeAsync(Stream from, Memory<byte> into)
    {
        _timer.CancelAfter(_after);
        return from.ReadAsync(into, Token);
    }

    /// <summary>A wait of one's own; the connection is not to blame for it.</summary>
    public async Task WaitAsync(TimeSpan wait)
    {
        _timer.CancelAfter(Timeout.InfiniteTimeSpan);
        await Task.Delay(wait, _time, Token);
    }

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
