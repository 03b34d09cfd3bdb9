using System.Collections.Concurrent;
using Doingoai.Portal.Content;
using Doingoai.Portal.Site.Themes;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Serving;

/// <summary>
/// Finished pages under keys that hold the site's generation: whatever is published or recalled makes every older page
/// unreachable at once, and a page being rendered meanwhile lands under the generation it began with.
/// Bounded by <see cref="SiteOptions.CacheMegabytes"/>; what is asked for least is rendered again.
/// </summary>
internal sealed class PageCache(ILive live, Theme theme, TimeProvider time, IOptions<SiteOptions> options) : IDisposable
{
    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = options.Value.CacheMegabytes * 1024L * 1024L });
    private readonly ConcurrentDictionary<(long, PageKey), Lazy<SemaphoreSlim>> _rendering = new();
    private readonly PerGeneration<DateTimeOffset?> _next = new(live);
    private readonly bool _publicAddressIsSet = options.Value.PublicAddress.Length > 0;

    public PageKey KeyOf(HttpRequest request) => PageKey.Of(request, _publicAddressIsSet, theme.Number);

    public Task<long> GenerationAsync(CancellationToken cancel) => live.GenerationAsync(cancel);

    public KeptPage? Find(long generation, PageKey key) =>
        _pages.TryGetValue((generation, key), out var kept) && kept is KeptPage page && page.Until > time.GetUtcNow() ? page : null;

    public void Keep(long generation, PageKey key, KeptPage page) =>
        _pages.Set((generation, key), page, new MemoryCacheEntryOptions { Size = page.Size });

    /// <summary>Never beyond the instant at which something begins or ends by itself.</summary>
    public async Task<DateTimeOffset> UntilAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var latest = now + options.Value.KeepPages;
        var next = await _next.GetAsync(stop => live.NextTransitionAsync(now, stop), cancel);
        if (next <= now) next = await live.NextTransitionAsync(now, cancel); // it has passed, and the generation is about to be raised for it
        return next < latest ? next.Value : latest;
    }

    /// <summary>One rendering at a time for each page: a crowd that comes at once waits for the first.</summary>
    public async Task<IDisposable> TurnAsync(long generation, PageKey key, CancellationToken cancel)
    {
        var turn = _rendering.GetOrAdd((generation, key), _ => new(() => new SemaphoreSlim(1, 1)));
        await turn.Value.WaitAsync(cancel);
        return new Turn(this, (generation, key), turn);
    }

    public void Dispose() => _pages.Dispose();

    private sealed class Turn(PageCache cache, (long, PageKey) key, Lazy<SemaphoreSlim> turn) : IDisposable
    {
        public void Dispose()
        {
            cache._rendering.TryRemove(new(key, turn)); // whoever waits still holds it; whoever comes finds the page
            turn.Value.Release();
        }
    }
}
