using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Items;

/// <summary>A person begins an item.</summary>
internal sealed class CreateItem(ItemWriter writer, ContentRights rights, IDbContextFactory<PortalDb> dbs)
{
    public async Task<SavedItem> RunAsync(string type, ItemDraft draft, Person by, CancellationToken cancel)
    {
        var unit = draft.Unit ?? await UnitOfAsync(by, cancel);
        await rights.DemandAsync(by, Permission.WriteContent, unit, draft.Variants.Keys, cancel);
        return await writer.CreateAsync(type, unit, draft with { Unit = null }, by, cancel);
    }

    /// <summary>The person's own unit; who has none writes for the portal itself.</summary>
    private async Task<Guid> UnitOfAsync(Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Users.Where(user => user.Id == by.Id).Select(user => user.UnitId).FirstOrDefaultAsync(cancel) ?? Guid.Empty;
    }
}
