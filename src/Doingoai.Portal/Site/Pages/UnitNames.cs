using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Names of the organisation units that answer for items.</summary>
internal sealed class UnitNames(IDbContextFactory<PortalDb> dbs)
{
    public async Task<string?> FindAsync(Guid unit, string language, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var found = await db.OrganisationUnits.AsNoTracking().SingleOrDefaultAsync(row => row.Id == unit, cancel);
        return found?.Name(language);
    }
}
