using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Items;

/// <summary>Saves drafts. Asks no permission: the verbs do that for persons, recipes need none.</summary>
internal sealed class ItemWriter(IDbContextFactory<PortalDb> dbs, IContentTypes types, NamedThings named, TimeProvider time, EventBus events, IActor actor)
{
    /// <param name="id">Recipes name their items, so that running again finds them.</param>
    public async Task<SavedItem> CreateAsync(string type, Guid unit, ItemDraft draft, Person author, CancellationToken cancel, string? id = null)
    {
        var definition = types.Find(type) ?? throw new RuleException("item.unknown-type", type);
        var clean = DraftRules.Clean(definition, draft with { Revision = 0 });
        if (clean.Variants.Values.All(variant => !variant.Fields.ContainsKey(definition.Title))) throw new RuleException("item.title-missing");

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var item = Item.Create(type, unit, author, time.GetUtcNow(), id);
        db.Items.Add(item);
        return await SaveAsync(db, item, definition, clean, author, cancel);
    }

    /// <summary><c>null</c> if there is no such item.</summary>
    public async Task<SavedItem?> SaveAsync(string id, ItemDraft draft, Person author, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Items.FindAsync([id], cancel) is not { } item) return null;

        var definition = types.Find(item.Type) ?? throw new RuleException("item.unknown-type", item.Type);
        return await SaveAsync(db, item, definition, DraftRules.Clean(definition, draft), author, cancel);
    }

    /// <summary>Refuses as a save would, and writes nothing.</summary>
    /// <param name="id"><c>null</c> = a new item.</param>
    /// <returns>The versions it would make.</returns>
    public async Task<IReadOnlyList<ItemVersion>> RehearseAsync(string type, string? id, ItemDraft draft, Person author, CancellationToken cancel)
    {
        var definition = types.Find(type) ?? throw new RuleException("item.unknown-type", type);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var item = id is null ? db.Items.Add(Item.Create(type, Guid.Empty, author, time.GetUtcNow())).Entity : await db.Items.SingleAsync(row => row.Id == id, cancel);
        return await (await BeginAsync(db, item, definition, DraftRules.Clean(definition, draft), author, cancel)).ApplyAsync(cancel);
    }

    private async Task<ItemSave> BeginAsync(PortalDb db, Item item, ContentType type, ItemDraft draft, Person author, CancellationToken cancel)
    {
        if (DraftRules.Problems(type, draft).FirstOrDefault() is { } problem)
            throw new RuleException(problem.Code, [type.Field(problem.Field)!.Label(Languages.Vietnamese), problem.Language ?? "", .. problem.Limit is { } limit ? [limit] : Array.Empty<object>()]);
        await named.DemandKnownAsync(db, type, draft, cancel);
        return await ItemSave.BeginAsync(db, item, type, draft, author, time.GetUtcNow(), cancel);
    }

    private async Task<SavedItem> SaveAsync(PortalDb db, Item item, ContentType type, ItemDraft draft, Person author, CancellationToken cancel)
    {
        var save = await BeginAsync(db, item, type, draft, author, cancel);
        using var acting = actor.Be(author);
        using var doing = actor.Do("item.save");
        var drafts = await save.ApplyAsync(cancel);
        await CommitAsync(db, save, cancel);
        foreach (var version in drafts) events.Raise(new VersionSaved(item.Id, version.Id, version.Language));
        return save.Result();
    }

    private static async Task CommitAsync(PortalDb db, ItemSave save, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel); // one transaction: all languages or none
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("item.changed-by-someone-else");
        }
        catch (DbUpdateException)
        {
            await save.DemandUndisturbedAsync(cancel); // another save came between reading and writing
            throw;
        }
    }
}
