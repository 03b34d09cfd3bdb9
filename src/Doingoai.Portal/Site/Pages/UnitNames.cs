using Doingoai.Portal.Content;
using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Names of the organisation units that answer for items. Read with the site's generation, as the pages that show them are.</summary>
internal sealed class UnitNames(IDbContextFactory<PortalDb> dbs, ILive live)
{
    private readonly PerGeneration<Dictionary<Guid, OrganisationUnit>> _units = new(live);

    public async Task<string?> FindAsync(Guid unit, string language, CancellationToken cancel) =>
        (await _units.GetAsync(ReadAsync, cancel)).GetValueOrDefault(unit)?.Name(language);

    private async Task<Dictionary<Guid, OrganisationUnit>> ReadAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.OrganisationUnits.AsNoTracking().ToDictionaryAsync(row => row.Id, cancel);
    }
}
