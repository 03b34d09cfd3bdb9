using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Content.Items;

/// <summary>
/// Conditions on items as sets of item ids, each found once. Asked of every item instead, a list of 10,000 items walks all
/// variants of a language for each: minutes on SQLite.
/// </summary>
internal static class ItemSets
{
    public static IQueryable<Item> In(this IQueryable<Item> items, IQueryable<string> ids) => items.Where(item => ids.Contains(item.Id));

    public static IQueryable<Item> Without(this IQueryable<Item> items, IQueryable<string> ids) => items.Where(item => !ids.Contains(item.Id));

    /// <summary>Items whose latest title, of any language, has <paramref name="folded"/> in it. Titles first, from their index; then those that are the latest.</summary>
    public static IQueryable<string> Titled(PortalDb db, string folded)
    {
        var titled = db.Versions.Where(version => version.FoldedTitle.Contains(folded)).Select(version => version.Id);
        return db.Variants.Where(variant => titled.Contains(variant.LatestVersionId)).Select(variant => variant.ItemId);
    }
}
