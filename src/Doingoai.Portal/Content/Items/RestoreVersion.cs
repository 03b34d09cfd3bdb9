using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Items;

/// <summary>Brings an earlier version back, whole or one field of it, as a new draft. What came after stays in the history.</summary>
internal sealed class RestoreVersion(SaveItem saver, ItemReader reader, IContentTypes types, IDbContextFactory<PortalDb> dbs)
{
    /// <param name="field">Only this one; <c>null</c> = all fields of the version's language (what the languages share stays).</param>
    /// <param name="seen">The item's revision on the person's screen.</param>
    /// <returns><c>null</c> if there is no such version.</returns>
    public async Task<SavedItem?> RunAsync(string version, string? field, int seen, Person by, CancellationToken cancel)
    {
        if (await FindAsync(version, cancel) is not { } old || await reader.FindAsync(old.ItemId, cancel) is not { } item || types.Find(item.Item.Type) is not { } type) return null;
        return await saver.RunAsync(item.Item.Id, Draft(type, old, item, field) with { Revision = seen }, by, cancel);
    }

    private static ItemDraft Draft(ContentType type, ItemVersion old, ItemState item, string? field)
    {
        var was = FieldSet.Read(old.Fields);
        if (field is not null && (type.Field(field) ?? throw new RuleException("field.unknown", field)).Shared)
            return new(0, With(FieldSet.Read(item.Item.Shared), field, was), new Dictionary<string, VariantDraft>());

        var latest = item.Languages[old.Language].Latest;
        var now = field is null ? Own(type, was) : With(Own(type, FieldSet.Read(latest.Fields)), field, was);
        return new(0, null, new Dictionary<string, VariantDraft> { [old.Language] = new(now, Source: old.Language == Languages.Vietnamese ? null : latest.SourceVersionId) });
    }

    private static Dictionary<string, FieldValue> Own(ContentType type, IReadOnlyDictionary<string, FieldValue> fields) =>
        fields.Where(field => type.Field(field.Key) is { Shared: false }).ToDictionary();

    private static Dictionary<string, FieldValue> With(IReadOnlyDictionary<string, FieldValue> fields, string name, IReadOnlyDictionary<string, FieldValue> was)
    {
        var with = fields.ToDictionary();
        if (was.TryGetValue(name, out var value)) with[name] = value;
        else with.Remove(name);
        return with;
    }

    private async Task<ItemVersion?> FindAsync(string id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Versions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
    }
}
