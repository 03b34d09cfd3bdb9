using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation.Board;

/// <summary>
/// The board's filter as one query over items. Each condition is a set of item ids, found once; asked of every item
/// instead, SQLite walks all variants of a language for each (minutes with 10,000 items).
/// </summary>
internal static class BoardQuery
{
    public static IQueryable<Item> Matching(PortalDb db, BoardFilter filter, DateOnly today)
    {
        var items = db.Items.AsNoTracking();
        if (filter.Type is { Length: > 0 } type) items = items.Where(item => item.Type == type);
        if (filter.Unit is { } unit) items = items.Where(item => item.OwnerUnitId == unit);
        if (filter.Section is { Length: > 0 } section) items = In(items, LatestVersions.Of(db, null).Where(row => row.Version.SectionKey == section).Select(row => row.Variant.ItemId));
        if (Folding.Fold(PlainText.Line(filter.Text ?? "")) is { Length: > 0 } text)
            items = In(items, Titled(db, text));
        if (filter.Person is { } person)
        {
            var written = LatestVersions.Of(db, filter.Language).Where(row => row.Version.AuthorId == person).Select(row => row.Variant.ItemId);
            items = In(items, written.Union(Open(db, filter.Language).Where(row => row.PersonId == person).Select(row => row.ItemId)));
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
            BoardCondition.Stale => In(items, stale),
            BoardCondition.Unassigned => Without(In(items, Missing(db, db.Items, language).Select(item => item.Id).Union(stale)), given.Select(row => row.ItemId)),
            BoardCondition.Assigned => In(items, given.Select(row => row.ItemId)),
            BoardCondition.Overdue => In(items, given.Where(row => row.Due < today).Select(row => row.ItemId)),
            BoardCondition.Draft => In(items, LatestVersions.Of(db, language).Where(row => row.Version.Stage == Stage.Draft).Select(row => row.Variant.ItemId)),
            BoardCondition.Published => In(items, LatestVersions.Of(db, language).Where(row => row.Version.Stage == Stage.Published).Select(row => row.Variant.ItemId)),
            _ => items,
        };
    }

    private static IQueryable<Item> Missing(PortalDb db, IQueryable<Item> items, string? language)
    {
        if (language is not null) return Without(items, LatestVersions.In(db, language).Select(variant => variant.ItemId));
        var all = Platform.Languages.All.Count;
        return Without(items, db.Variants.GroupBy(variant => variant.ItemId).Where(variants => variants.Count() >= all).Select(variants => variants.Key));
    }

    /// <summary>Titles first, from their index; then those that are the latest.</summary>
    private static IQueryable<string> Titled(PortalDb db, string text)
    {
        var titled = db.Versions.Where(version => version.FoldedTitle.Contains(text)).Select(version => version.Id);
        return db.Variants.Where(variant => titled.Contains(variant.LatestVersionId)).Select(variant => variant.ItemId);
    }

    private static IQueryable<Item> In(IQueryable<Item> items, IQueryable<string> ids) => items.Where(item => ids.Contains(item.Id));

    private static IQueryable<Item> Without(IQueryable<Item> items, IQueryable<string> ids) => items.Where(item => !ids.Contains(item.Id));

    private static IQueryable<Assignment> Open(PortalDb db, string? language) =>
        db.Assignments.Where(row => row.EndedAt == null && (language == null || row.Language == language));
}
