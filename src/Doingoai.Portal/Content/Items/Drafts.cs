using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Items;

internal sealed class Drafts(IDbContextFactory<PortalDb> dbs) : IDrafts
{
    public async Task<LiveVersion?> FindAsync(string version, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await (from one in db.Versions.AsNoTracking()
                         join item in db.Items.AsNoTracking() on one.ItemId equals item.Id
                         where one.Id == version
                         select new { one, item }).FirstOrDefaultAsync(cancel);
        return row is null ? null : new LiveVersion(
            row.item.Id, row.one.Id, row.item.Type, row.one.Language, row.one.Slug ?? row.item.Id, FieldSet.Read(row.one.Fields), row.one.SectionKey,
            row.item.OwnerUnitId, row.item.RiskClass, Guid.Empty, row.one.SavedAt, null, row.one.SavedAt, row.one.Sha256)
        { Title = row.one.Title };
    }
}
