using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

/// <summary>The documents' few facts in memory, so that ten thousand hits are filtered, counted and put in order without fetching them.</summary>
internal sealed class Catalogue : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile CatalogueSnapshot _snapshot = CatalogueSnapshot.Empty;

    /// <summary>As the index is now; costs one small read when nothing has changed.</summary>
    public async Task<CatalogueSnapshot> CurrentAsync(PortalDb db, CancellationToken cancel)
    {
        var revision = await RevisionAsync(db, cancel);
        return _snapshot.Revision == revision ? _snapshot : await CatchUpAsync(db, cancel);
    }

    public void Dispose() => _reading.Dispose();

    private async Task<CatalogueSnapshot> CatchUpAsync(PortalDb db, CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            var known = _snapshot;
            var revision = await RevisionAsync(db, cancel); // before the rows: they may be newer than it, never older
            if (known.Revision >= revision) return known;
            return _snapshot = known.With(await db.SearchDocuments.AsNoTracking().Where(row => row.Revision > known.Revision).ToListAsync(cancel), revision);
        }
        finally
        {
            _reading.Release();
        }
    }

    private static Task<long> RevisionAsync(PortalDb db, CancellationToken cancel) =>
        db.SearchState.Where(row => row.Id == SearchState.TheOne).Select(row => row.Revision).SingleAsync(cancel);
}
