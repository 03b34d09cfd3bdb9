using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Content.Search;

/// <summary>The documents as they were at one revision of the index. Never changes.</summary>
internal sealed class CatalogueSnapshot
{
    private readonly CatalogueEntry?[] _byId;

    private CatalogueSnapshot(CatalogueEntry?[] byId, CatalogueEntry[] newestFirst, long revision) => (_byId, NewestFirst, Revision) = (byId, newestFirst, revision);

    public static CatalogueSnapshot Empty { get; } = new([], [], -1);

    public long Revision { get; }

    /// <summary>Live ones. Among those of the same instant the item's id decides, so that the order is the same on every database.</summary>
    public CatalogueEntry[] NewestFirst { get; }

    /// <summary>Greater than every document's number.</summary>
    public int Size => _byId.Length;

    /// <summary><c>null</c> if it is not (or not yet) known as live.</summary>
    public CatalogueEntry? Find(int document) => document < _byId.Length ? _byId[document] : null;

    public CatalogueSnapshot With(IReadOnlyList<SearchDocument> changed, long revision)
    {
        var byId = new CatalogueEntry?[Math.Max(_byId.Length, changed.Select(document => document.Id + 1).DefaultIfEmpty().Max())];
        _byId.CopyTo(byId, 0);
        foreach (var document in changed) byId[document.Id] = document.IsLive ? Entry(document) : null;

        var newest = byId.OfType<CatalogueEntry>().OrderByDescending(entry => entry.FirstPublished)
            .ThenBy(entry => entry.Item, StringComparer.Ordinal).ThenBy(entry => entry.Language, StringComparer.Ordinal).ToArray();
        for (var place = 0; place < newest.Length; place++) byId[newest[place].Id] = newest[place] = newest[place] with { Place = place };
        return new(byId, newest, revision);
    }

    private static CatalogueEntry Entry(SearchDocument document) =>
        new(document.Id, document.ItemId, document.Language, document.SectionKey, document.FirstPublished, VietnamTime.Of(document.FirstPublished).Year, Place: 0);
}

/// <param name="Place">In <see cref="CatalogueSnapshot.NewestFirst"/>.</param>
internal sealed record CatalogueEntry(int Id, string Item, string Language, string? Section, DateTimeOffset FirstPublished, int Year, int Place);
