using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

/// <summary>Forgets the index and makes it anew from what is live.</summary>
internal sealed class RebuildIndex(IDbContextFactory<PortalDb> dbs, ITermStore terms, IndexLive index)
{
    /// <summary>How many documents it holds then.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await ForgetAsync(cancel);
        return await index.RunAsync(cancel);
    }

    private async Task ForgetAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var revision = await db.RaiseSearchRevisionAsync(cancel);
        await terms.ClearAsync(db, cancel);
        await db.SearchDocuments.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsLive, false).SetProperty(row => row.Revision, revision), cancel);
        await db.SearchState.Where(row => row.Id == SearchState.TheOne).ExecuteUpdateAsync(set => set.SetProperty(row => row.Generation, -1), cancel);
        await transaction.CommitAsync(cancel);
    }
}
