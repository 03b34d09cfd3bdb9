using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Items;

/// <summary>An item in one language: its address and its latest version.</summary>
internal sealed class Variant
{
    private Variant()
    {
    }

    public string ItemId { get; private set; } = "";

    public string Language { get; private set; } = "";

    /// <summary>Unique within the language. <c>null</c> until there is a title.</summary>
    public string? Slug { get; private set; }

    /// <summary>True while the address follows the title.</summary>
    public bool SlugFollowsTitle { get; private set; } = true;

    public string LatestVersionId { get; private set; } = "";

    /// <summary><see cref="Item.Revision"/> at which this language last changed. Saves of other languages do not disturb it.</summary>
    public int Revision { get; private set; }

    public static Variant Of(Item item, string language) => new() { ItemId = item.Id, Language = language };

    /// <summary>Refuses when this language changed since <paramref name="seen"/>.</summary>
    public void Change(int seen, int revision)
    {
        if (Revision > seen) throw new RuleException("item.changed-by-someone-else");
        Revision = revision;
    }

    public void Address(string? slug, bool followsTitle)
    {
        Slug = slug;
        SlugFollowsTitle = followsTitle;
    }

    public void Latest(ItemVersion version) => LatestVersionId = version.Id;
}
