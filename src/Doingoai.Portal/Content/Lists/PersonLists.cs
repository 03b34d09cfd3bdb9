using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Lists;

/// <summary>How a person has arranged the list of items.</summary>
internal sealed class PersonLists(IDbContextFactory<PortalDb> dbs)
{
    private static readonly ItemColumn[] Usual = [ItemColumn.Languages, ItemColumn.Section, ItemColumn.Saved];

    public async Task<IReadOnlyList<SavedList>> ListsAsync(Person person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.SavedLists.AsNoTracking().Where(row => row.PersonId == person.Id).OrderBy(row => row.Name).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<ItemColumn>> ColumnsAsync(Person person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.ListColumns.AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == person.Id, cancel) is { } chosen
            ? [.. chosen.Columns.Split(' ').Select(name => Enum.TryParse<ItemColumn>(name, out var column) ? column : (ItemColumn?)null).OfType<ItemColumn>()]
            : Usual;
    }
}
