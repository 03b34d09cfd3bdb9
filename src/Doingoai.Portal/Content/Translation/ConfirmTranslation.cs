using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation;

/// <summary>A person has compared a translation with its source and found it still right: no new version is needed.</summary>
internal sealed class ConfirmTranslation(IDbContextFactory<PortalDb> dbs, IContentTypes types, ContentRights rights, TimeProvider time, IActor actor)
{
    /// <param name="source">The version of the source that was on the person's screen.</param>
    /// <param name="fields">Which fields; <c>null</c> = all.</param>
    /// <returns>The fields still left behind; <c>null</c> if there is no such translation.</returns>
    public async Task<IReadOnlyList<string>?> RunAsync(string item, string language, string source, IReadOnlyCollection<string>? fields, Person by, CancellationToken cancel)
    {
        if (await rights.UnitOfAsync(item, cancel) is not { } unit) return null;
        await rights.DemandAsync(by, Permission.WriteContent, unit, [language], cancel);

        using var acting = actor.Be(by);
        using var doing = actor.Do("translation.confirm");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await db.Items.SingleAsync(one => one.Id == item, cancel);
        var variants = await db.Variants.Where(one => one.ItemId == item).ToListAsync(cancel);
        if (variants.Find(one => one.Language == language && language != row.SourceLanguage) is not { } variant) return null;
        if (variants.Find(one => one.Language == row.SourceLanguage) is not { } latest) return null;

        var type = types.Find(row.Type) ?? throw new RuleException("item.unknown-type", row.Type);
        var after = await SourceAsync(db, type, row, latest.LatestVersionId, cancel);
        var seen = source == after.Version ? after : await SourceAsync(db, type, row, source, cancel);
        var basis = (SourceBasis.Read(variant.Basis) ?? SourceBasis.On(after)).Confirm(fields ?? variant.Stale, seen);
        row.BeginSave(row.Revision, row.ChangedAt); // no save of the source can come between what was read and what is written
        variant.Compare(basis, basis.StaleAgainst(after), time.GetUtcNow());
        await SaveAsync(db, cancel);
        return variant.Stale;
    }

    private static async Task<SourceFields> SourceAsync(PortalDb db, Types.ContentType type, Item item, string version, CancellationToken cancel) =>
        await db.Versions.AsNoTracking().FirstOrDefaultAsync(one => one.Id == version && one.ItemId == item.Id && one.Language == item.SourceLanguage, cancel) is { } source
            ? SourceFields.Of(type, source)
            : throw new RuleException("item.unknown-source", version);

    private static async Task SaveAsync(PortalDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("item.changed-by-someone-else");
        }
    }
}
