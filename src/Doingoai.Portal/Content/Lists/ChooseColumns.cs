using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Lists;

/// <summary>A person says which columns they want.</summary>
internal sealed class ChooseColumns(IDbContextFactory<PortalDb> dbs)
{
    public async Task RunAsync(IEnumerable<ItemColumn> columns, Person by, CancellationToken cancel)
    {
        var names = string.Join(' ', columns.Where(Enum.IsDefined).Distinct().Order());
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.ListColumns.FindAsync([by.Id], cancel) is { } known) known.Change(names);
        else db.ListColumns.Add(new(by.Id, names));
        await db.SaveChangesAsync(cancel);
    }
}
