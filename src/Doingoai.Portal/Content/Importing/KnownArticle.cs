using Doingoai.Portal.Content.Items;

namespace Doingoai.Portal.Content.Importing;

/// <summary>What the portal has of an old number, seen from one language.</summary>
/// <param name="Imported">The newest version of the language that an import made.</param>
/// <param name="Latest">The newest version of the language.</param>
/// <param name="LastShared">A version that holds what the languages share as the last import said it.</param>
/// <param name="IsUntouched">No language has been changed or recalled by a person since it was imported.</param>
internal sealed record KnownArticle(Item Item, ItemVersion? Imported, ItemVersion? Latest, ItemVersion? LastShared, bool IsUntouched)
{
    public bool IsLatestImported => Latest is { Imported: true, Stage: not Stage.Archived };

    public static KnownArticle Of(Item item, string language, IReadOnlyList<ItemVersion> latest, IReadOnlyList<ItemVersion> imported)
    {
        var newest = imported.GroupBy(version => version.Language).Select(same => same.MaxBy(version => version.Number)!).ToList();
        return new(
            item, newest.Find(version => version.Language == language), latest.FirstOrDefault(version => version.Language == language),
            newest.MinBy(version => version.SavedAt), // a later one may only have added a language to what a person had changed
            latest.All(version => version is { Imported: true, Stage: not Stage.Archived }));
    }
}
