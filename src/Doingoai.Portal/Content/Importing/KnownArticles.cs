using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Importing;

/// <summary>Finds what is here already.</summary>
internal sealed class KnownArticles(IDbContextFactory<PortalDb> dbs)
{
    public async Task<KnownArticle?> FindAsync(int number, string language, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Items.AsNoTracking().FirstOrDefaultAsync(row => row.LegacyNumber == number, cancel) is not { } item) return null;

        var latest = await (from variant in db.Variants
                            join version in db.Versions on variant.LatestVersionId equals version.Id
                            where variant.ItemId == item.Id
                            select version).AsNoTracking().ToListAsync(cancel);
        var imported = await db.Versions.AsNoTracking().Where(row => row.ItemId == item.Id && row.Imported).ToListAsync(cancel);
        return KnownArticle.Of(item, language, latest, imported);
    }

    /// <summary>The unit a person works for; who has none, and who has no account, works for the portal itself.</summary>
    public async Task<Guid> UnitOfAsync(Guid person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Users.Where(user => user.Id == person).Select(user => user.UnitId).FirstOrDefaultAsync(cancel) ?? Guid.Empty;
    }
}
