using System.Text.Json;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Admin.Auditing;

/// <summary>Names what entries of the trail are about; the trail itself keeps ids, which stay true when a title changes.</summary>
internal sealed class AuditSubjects(IEnumerable<IAuditTitles> kinds)
{
    /// <summary>By entry: the title of the thing itself, else of the first that its row points to. Without one there is no line.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancel)
    {
        var named = entries.ToDictionary(entry => entry.Id, entry => Ids(entry).ToList());
        string[] ids = [.. named.Values.SelectMany(one => one).Distinct()];
        var titles = new Dictionary<string, string>();
        foreach (var kind in kinds)
            foreach (var (id, title) in await kind.OfAsync(ids, cancel)) titles.TryAdd(id, title);
        return named.Select(one => (one.Key, Found: one.Value.Find(titles.ContainsKey))).Where(one => one.Found is not null).ToDictionary(one => one.Key, one => titles[one.Found!]);
    }

    // "ItemId" of a publication, "ScreenId" of a schedule; the key of two parts of a language of an item begins with the item.
    private static IEnumerable<string> Ids(AuditEntry entry) => [Plain(entry.EntityId.Split('/')[0]), .. Pointers(entry.After), .. Pointers(entry.Before)];

    private static IEnumerable<string> Pointers(string? row) => row is null ? [] :
        from field in JsonSerializer.Deserialize<JsonElement>(row).EnumerateObject()
        where field.Name.EndsWith("Id", StringComparison.Ordinal) && field.Value.ValueKind == JsonValueKind.String
        select Plain(field.Value.GetString()!);

    private static string Plain(string id) => Guid.TryParse(id, out var guid) ? guid.ToString("N") : id;
}
