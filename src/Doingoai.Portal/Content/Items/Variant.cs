using Doingoai.Portal.Content.Translation;
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

    /// <summary>A translation: what each of its fields was last known to say the same as, <see cref="SourceBasis"/> form.</summary>
    public string? Basis { get; private set; }

    /// <summary>A translation: names of the fields whose source changed since, joined by spaces; <c>null</c> = up to date.</summary>
    public string? StaleFields { get; private set; }

    /// <summary>Since when the source has been ahead.</summary>
    public DateTimeOffset? StaleSince { get; private set; }

    public IReadOnlyList<string> Stale => StaleFields?.Split(' ') ?? [];

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

    /// <summary>Compared with its source: <paramref name="stale"/> fields are behind.</summary>
    public void Compare(SourceBasis basis, IReadOnlyList<string> stale, DateTimeOffset now)
    {
        Basis = basis.Write();
        StaleFields = stale.Count == 0 ? null : string.Join(' ', stale);
        StaleSince = stale.Count == 0 ? null : StaleSince ?? now;
    }

    /// <summary>The source itself is behind nothing.</summary>
    public void BeSource() => (Basis, StaleFields, StaleSince) = (null, null, null);
}
