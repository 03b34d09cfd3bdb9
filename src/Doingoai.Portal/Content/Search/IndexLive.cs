using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

/// <summary>
/// Brings the index to what is live: compares the two and changes what differs. So it does not matter which hints were
/// lost, or whether the index is new, old or was interrupted.
/// </summary>
internal sealed class IndexLive(ILive live, IndexChange change, IDbContextFactory<PortalDb> dbs, TimeProvider time) : IDisposable
{
    private const int AtOnce = 50;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>How many documents were written or removed.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await CompareAsync(cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<int> CompareAsync(CancellationToken cancel)
    {
        var generation = await live.GenerationAsync(cancel); // before looking: what changes meanwhile is looked at next time
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var state = await db.SearchState.AsNoTracking().SingleAsync(row => row.Id == SearchState.TheOne, cancel);
        if (state.Generation == generation && state.Rules == DocumentTerms.Rules) return 0;

        var now = time.GetUtcNow();
        var wanted = (await live.KeysAsync(Channel.Portal, now, cancel)).ToDictionary(key => (key.Item, key.Language), key => key.Publication);
        var known = (await db.SearchDocuments.AsNoTracking().Where(row => row.IsLive).ToListAsync(cancel)).ToDictionary(row => (row.ItemId, row.Language));

        var changed = 0;
        foreach (var language in Languages.All)
        {
            var gone = known.Keys.Where(key => key.Language == language && !wanted.ContainsKey(key)).Select(key => key.ItemId);
            var stale = wanted.Where(key => key.Key.Language == language && !IsFresh(known.GetValueOrDefault(key.Key), key.Value)).Select(key => key.Key.Item);
            foreach (var items in gone.Concat(stale).Chunk(AtOnce)) changed += await ChangeAsync(language, items, now, cancel);
        }

        await db.SearchState.Where(row => row.Id == SearchState.TheOne)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Generation, generation).SetProperty(row => row.Rules, DocumentTerms.Rules), cancel);
        return changed;
    }

    private static bool IsFresh(SearchDocument? known, Guid publication) => known is not null && known.PublicationId == publication && known.Rules == DocumentTerms.Rules;

    private async Task<int> ChangeAsync(string language, string[] items, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await live.FindAllAsync(Channel.Portal, language, items, now, cancel);
        await change.RunAsync(language, found, [.. items.Except(found.Select(version => version.Item))], cancel);
        return items.Length;
    }
}
