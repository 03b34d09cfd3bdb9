using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Items;

/// <summary>The list of items for those who edit them, last changed first.</summary>
internal sealed class ItemListing(IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    public async Task<ItemListPage> FindAsync(ItemListFilter filter, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var items = Matching(db, filter, now);
        var total = await items.CountAsync(cancel);
        var page = await items.OrderByDescending(row => row.ChangedAt).ThenBy(row => row.Id).Skip(filter.Skip).Take(filter.Take).ToListAsync(cancel);

        var ids = page.ConvertAll(row => row.Id);
        var latest = await (from variant in db.Variants
                            join version in db.Versions on variant.LatestVersionId equals version.Id
                            where ids.Contains(variant.ItemId)
                            select new { version, variant.StaleFields }).AsNoTracking().ToListAsync(cancel);
        var open = await db.Publications.AsNoTracking().Where(row => ids.Contains(row.ItemId)).Where(Publication.OpenAt(now)).ToListAsync(cancel);
        return new([.. page.Select(item => new ItemState(item, Languages(item.Id, latest.ConvertAll(row => (row.version, (string?)row.StaleFields)), open, now)))], total);
    }

    private static Dictionary<string, LanguageStatus> Languages(string item, List<(ItemVersion Version, string? Stale)> latest, List<Publication> open, DateTimeOffset now) =>
        latest.Where(row => row.Version.ItemId == item).ToDictionary(row => row.Version.Language, row =>
            new LanguageStatus(row.Version, [.. open.Where(one => one.ItemId == item && one.Language == row.Version.Language)], now) { Stale = row.Stale?.Split(' ') ?? [] });

    private static IQueryable<Item> Matching(PortalDb db, ItemListFilter filter, DateTimeOffset now)
    {
        var latest = LatestVersions.Of(db);
        var items = db.Items.AsNoTracking();
        if (filter.Type is { Length: > 0 } type) items = items.Where(item => item.Type == type);
        if (filter.Section is { Length: > 0 } section) items = items.In(latest.Where(row => row.Version.SectionKey == section).Select(row => row.Variant.ItemId));
        if (filter.Author is { } author) items = items.In(latest.Where(row => row.Version.AuthorId == author).Select(row => row.Variant.ItemId));
        if (Folding.Fold(PlainText.Line(filter.Text ?? "")) is { Length: > 0 } text) items = items.In(ItemSets.Titled(db, text));
        return filter.State switch
        {
            ItemListState.Waiting => items.In(latest.Where(row => row.Version.Stage == Stage.Draft).Select(row => row.Variant.ItemId)),
            ItemListState.Live => items.In(db.Publications.Where(Publication.OpenAt(now)).Select(row => row.ItemId)),
            ItemListState.Archived => items.In(latest.Where(row => row.Version.Stage == Stage.Archived).Select(row => row.Variant.ItemId)),
            _ => items,
        };
    }
}

/// <summary>Which items; <c>null</c> = any.</summary>
internal sealed record ItemListFilter(string? Text = null, string? Type = null, string? Section = null, ItemListState State = ItemListState.Any, int Skip = 0, int Take = 20, Guid? Author = null);

/// <summary>What an editor looks for.</summary>
public enum ItemListState
{
    Any,

    /// <summary>A draft waits to be published.</summary>
    Waiting,

    /// <summary>Seen now or planned.</summary>
    Live,

    /// <summary>Recalled or over.</summary>
    Archived,
}

/// <summary>Some items of <paramref name="Total"/>.</summary>
internal sealed record ItemListPage(IReadOnlyList<ItemState> Items, int Total);
