using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Sections;

internal sealed class SectionList(IDbContextFactory<PortalDb> dbs) : ISections
{
    public async Task<IReadOnlyList<SectionInfo>> AllAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var sections = await db.Sections.AsNoTracking().OrderBy(row => row.Order).ThenBy(row => row.Key).ToListAsync(cancel);
        return [.. sections.Select(row => row.Info)];
    }
}
