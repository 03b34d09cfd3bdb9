using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Buffers;

/// <summary>What a person has typed and not saved.</summary>
internal sealed class DraftBuffers(IDbContextFactory<PortalDb> dbs, IContentTypes types)
{
    /// <summary>Of one item, with the fields of the version on which each part was typed.</summary>
    public async Task<IReadOnlyList<OpenBuffer>> OfAsync(string key, Person person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.DraftBuffers.AsNoTracking().Where(row => row.PersonId == person.Id && row.Item == key).ToListAsync(cancel);
        var names = rows.ConvertAll(row => row.Basis);
        var versions = await db.Versions.AsNoTracking().Where(row => row.ItemId == key && names.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Fields, cancel);
        return [.. rows.Select(row => new OpenBuffer(
            row.Part, FieldSet.Read(row.Fields), row.Basis is { } basis && versions.TryGetValue(basis, out var fields) ? FieldSet.Read(fields) : FieldSet.None, row.ChangedAt))];
    }

    /// <summary>Everything the person has open, last typed first.</summary>
    public async Task<IReadOnlyList<UnsavedItem>> AllAsync(Person person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.DraftBuffers.AsNoTracking().Where(row => row.PersonId == person.Id).ToListAsync(cancel);
        var unsaved = new List<UnsavedItem>();
        foreach (var one in rows.GroupBy(row => row.Item))
        {
            var begun = BufferKey.OfNew(one.Key);
            var type = begun?.Type ?? await db.Items.Where(row => row.Id == one.Key).Select(row => row.Type).FirstOrDefaultAsync(cancel) ?? "";
            var title = Titles(one, type).FirstOrDefault() ?? await StoredTitleAsync(db, one.Key, cancel);
            var href = begun is { } at ? $"/admin/items/new/{at.Type}?draft={at.Word}" : $"/admin/items/{one.Key}";
            unsaved.Add(new(one.Key, type, title, href, one.Max(row => row.ChangedAt)));
        }

        return [.. unsaved.OrderByDescending(one => one.ChangedAt)];
    }

    private IEnumerable<string> Titles(IEnumerable<DraftBuffer> rows, string type) =>
        from language in Platform.Languages.All
        from row in rows
        where row.Part == language && types.Find(type) is not null
        let title = FieldSet.Read(row.Fields).GetValueOrDefault(types.Find(type)!.Title)?.Text
        where !string.IsNullOrWhiteSpace(title)
        select title;

    private static async Task<string?> StoredTitleAsync(PortalDb db, string item, CancellationToken cancel) =>
        await (from variant in db.Variants
               join version in db.Versions on variant.LatestVersionId equals version.Id
               where variant.ItemId == item
               orderby version.Language descending
               select version.Title).FirstOrDefaultAsync(cancel);
}

/// <summary>One part of an item as typed.</summary>
/// <param name="Basis">All fields of the version on which it was typed.</param>
internal sealed record OpenBuffer(string Part, IReadOnlyDictionary<string, FieldValue> Typed, IReadOnlyDictionary<string, FieldValue> Basis, DateTimeOffset At);

/// <summary>An item with something typed and not saved; no title yet = <c>null</c>.</summary>
internal sealed record UnsavedItem(string Key, string Type, string? Title, string Href, DateTimeOffset ChangedAt);
