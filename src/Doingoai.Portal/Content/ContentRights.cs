using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content;

/// <summary>Asks the database what a person may do with an item, by its unit and language. Page and API go through here alike.</summary>
internal sealed class ContentRights(IAccess access, IDbContextFactory<PortalDb> dbs)
{
    public async Task<bool> MayAsync(Person by, Permission permission, Guid unit, string? language, CancellationToken cancel) =>
        await access.MayAsync(by.Id, permission, new AccessScope(unit, language), cancel);

    public async Task DemandAsync(Person by, Permission permission, Guid unit, IEnumerable<string?> languages, CancellationToken cancel)
    {
        foreach (var language in languages)
            if (!await MayAsync(by, permission, unit, language, cancel)) throw new RuleException("content.not-allowed");
    }

    /// <summary>The item's unit; <c>null</c> if there is no such item.</summary>
    public async Task<Guid?> UnitOfAsync(string item, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Items.Where(row => row.Id == item).Select(row => (Guid?)row.OwnerUnitId).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Where a version belongs; <c>null</c> if there is no such version.</summary>
    public async Task<VersionPlace?> PlaceOfAsync(string version, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await (from row in db.Versions
                      join item in db.Items on row.ItemId equals item.Id
                      where row.Id == version
                      select new VersionPlace(item.Id, row.Language, item.OwnerUnitId)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Item, language and unit of a version.</summary>
    internal sealed record VersionPlace(string Item, string Language, Guid Unit);
}
