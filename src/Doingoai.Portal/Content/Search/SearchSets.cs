using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

internal static class SearchSets
{
    extension(PortalDb db)
    {
        internal DbSet<SearchDocument> SearchDocuments => db.Set<SearchDocument>();

        internal DbSet<SearchState> SearchState => db.Set<SearchState>();
    }
}
