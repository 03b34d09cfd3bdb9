using Doingoai.Portal.Content;

namespace Doingoai.Portal.Site.Indexing;

/// <summary>
/// Everything live on the portal, held in memory and read again when the generation grew or a planned transition passed:
/// for sitemaps, archives and the pages that show a way on, which would otherwise ask for everything each time.
/// </summary>
internal sealed class LiveIndex(ILive live, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;

    /// <summary>In all languages, newest first.</summary>
    public async Task<IReadOnlyList<LiveAddress>> AllAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var generation = await live.GenerationAsync(cancel); // before the rows: a change in between makes them stale, never wrongly fresh
        return _snapshot is { } known && known.Holds(generation, now) ? known.All : await ReadAsync(generation, now, cancel);
    }

    public async Task<IReadOnlyList<LiveAddress>> InAsync(string language, CancellationToken cancel) =>
        [.. (await AllAsync(cancel)).Where(address => address.Language == language)];

    public void Dispose() => _reading.Dispose();

    private async Task<IReadOnlyList<LiveAddress>> ReadAsync(long generation, DateTimeOffset now, CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            if (_snapshot is { } fresh && fresh.Holds(generation, now)) return fresh.All;

            var next = await live.NextTransitionAsync(now, cancel);
            _snapshot = new(generation, next, await live.AddressesAsync(Channel.Portal, now, cancel));
            return _snapshot.All;
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Snapshot(long Generation, DateTimeOffset? Transition, IReadOnlyList<LiveAddress> All)
    {
        public bool Holds(long generation, DateTimeOffset now) => Generation == generation && !(Transition <= now);
    }
}
