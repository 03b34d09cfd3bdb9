using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation.Board;

/// <summary>The board's filter as one query over items.</summary>
internal static class BoardQuery
{
    public static IQueryable<Item> Matching(PortalDb db, BoardFilter filter, DateOnly today)
    {
        var items = db.Items.AsNoTracking();
        if (filter.Type is { Length: > 0 } type) items = items.Where(item => item.Type == type);
        if (filter.Unit is { } unit) items = items.Where(item => item.OwnerUnitId == unit);
        if (filter.Section is { Length: > 0 } section) items = items.In(LatestVersions.Of(db, null).Where(row => row.Version.SectionKey == section).Select(row => row.Variant.ItemId));
        if (Folding.Fold(PlainText.Line(filter.Text ?? "")) is { Length: > 0 } text)
            items = items.In(ItemSets.Titled(db, text));
        if (filter.Person is { } person)
        {
            var written = LatestVersions.Of(db, filter.Language).Where(row => row.Version.AuthorId == person).Select(row => row.Variant.ItemId);
            items = items.In(written.Union(Open(db, filter.Language).Where(row => row.PersonId == person).Select(row => row.ItemId)));
        }

        return Where(db, items, filter.Condition, filter.Language, today);
    }

    private static IQueryable<Item> Where(PortalDb db, IQueryable<Item> items, BoardCondition condition, string? language, DateOnly today)
    {
        var stale = LatestVersions.In(db, language).Where(variant => variant.StaleFields != null).Select(variant => variant.ItemId);
        var given = Open(db, language);
        return condition switch
        {
            BoardCondition.Missing => Missing(db, items, language),
            BoardCondition.Stale => items.In(stale),
            BoardCondition.Unassigned => items.In(Missing(db, db.Items, language).Select(item => item.Id).Union(stale)).Without(given.Select(row => row.ItemId)),
            BoardCondition.Assigned => items.In(given.Select(row => row.ItemId)),
            BoardCondition.Overdue => items.In(given.Where(row => row.Due < today).Select(row => row.ItemId)),
            BoardCondition.Draft => items.In(LatestVersions.Of(db, language).Where(row => row.Version.Stage == Stage.Draft).Select(row => row.Variant.ItemId)),
            BoardCondition.Published => items.In(LatestVersions.Of(db, language).Where(row => row.Version.Stage == Stage.Published).Select(row => row.Variant.ItemId)),
            _ => items,
        };
    }

    private static IQueryable<Item> Missing(PortalDb db, IQueryable<Item> items, string? language)
    {
        if (language is not null) return items.Without(LatestVersions.In(db, language).Select(variant => variant.ItemId));
        var all = Platform.Languages.All.Count;
        return items.Without(db.Variants.GroupBy(variant => variant.ItemId).Where(variants => variants.Count() >= all).Select(variants => variants.Key));
    }

    private static IQueryable<Assignment> Open(PortalDb db, string? language) =>
        db.Assignments.Where(row => row.EndedAt == null && (language == null || row.Language == language));
}
