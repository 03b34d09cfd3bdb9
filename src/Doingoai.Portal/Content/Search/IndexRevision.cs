using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

internal static class IndexRevision
{
    /// <summary>The row's lock puts all changes of the index in one order; a copy that has seen a revision has seen all before it.</summary>
    public static async Task<long> RaiseSearchRevisionAsync(this PortalDb db, CancellationToken cancel)
    {
        await db.SearchState.Where(row => row.Id == SearchState.TheOne).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision + 1), cancel);
        return await db.SearchState.Where(row => row.Id == SearchState.TheOne).Select(row => row.Revision).SingleAsync(cancel);
    }
}
