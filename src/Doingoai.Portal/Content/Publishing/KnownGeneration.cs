namespace Doingoai.Portal.Content.Publishing;

/// <summary>
/// The site's generation without a query for each page that is asked for: what this process changed is known at once, what
/// another one changed after <see cref="Trust"/> at the latest.
/// </summary>
internal sealed class KnownGeneration(TimeProvider time)
{
    public static readonly TimeSpan Trust = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private volatile Known? _known;
    private long _changes;

    public Task<long> GetAsync(Func<CancellationToken, Task<long>> read, CancellationToken cancel) =>
        _known is { } known && time.GetElapsedTime(known.At) < Trust ? known.Number : ReadAsync(read, cancel);

    /// <summary>To be called once a change is committed, before anyone is told.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _changes++;
            _known = null;
        }
    }

    private async Task<long> ReadAsync(Func<CancellationToken, Task<long>> read, CancellationToken cancel)
    {
        var changes = Volatile.Read(ref _changes);
        var at = time.GetTimestamp();
        var number = await read(cancel);
        lock (_gate)
        {
            if (_changes == changes) _known = new(Task.FromResult(number), at); // else read before a change that came in between
        }

        return number;
    }

    private sealed record Known(Task<long> Number, long At);
}
