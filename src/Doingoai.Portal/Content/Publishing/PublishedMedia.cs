using System.Security.Claims;
using Doingoai.Portal.Media;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>
/// Everybody may see what a version live on the portal names. Answers from memory: the hashes are read again when the
/// generation grew (looked at once a second, at once after a change on this node) or a planned transition passed.
/// </summary>
internal sealed class PublishedMedia(ILive live, TimeProvider time) : IMediaAudience, Platform.Events.IOn<PublicationChanged>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;

    public async ValueTask<MediaAudience> OfAsync(string sha256, ClaimsPrincipal caller, CancellationToken cancel)
    {
        var snapshot = _snapshot;
        if (snapshot is null || snapshot.IsStale(time.GetUtcNow())) snapshot = await ReadAsync(cancel);
        return snapshot.Hashes.Contains(sha256) ? MediaAudience.Everyone : MediaAudience.Nobody;
    }

    public void Handle(PublicationChanged happened) => _snapshot = null;

    public void Dispose() => _reading.Dispose();

    private async Task<Snapshot> ReadAsync(CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            if (_snapshot is { } fresh && !fresh.IsStale(now)) return fresh;

            var generation = await live.GenerationAsync(cancel); // before the hashes: a change in between makes them stale, never wrongly fresh
            var known = _snapshot;
            return _snapshot = known is not null && known.Generation == generation && !(known.Transition <= now)
                ? known with { LookAgain = now + Patience }
                : new(await live.MediaAsync(Channel.Portal, now, cancel), generation, await live.NextTransitionAsync(now, cancel), now + Patience);
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Snapshot(IReadOnlySet<string> Hashes, long Generation, DateTimeOffset? Transition, DateTimeOffset LookAgain)
    {
        public bool IsStale(DateTimeOffset now) => LookAgain <= now || Transition <= now;
    }
}
