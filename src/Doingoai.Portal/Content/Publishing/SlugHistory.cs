namespace Doingoai.Portal.Content.Publishing;

/// <summary>An address that was published belongs to its item for good: old links are sent on and never lead to another item.</summary>
internal sealed class SlugHistory
{
    private SlugHistory()
    {
    }

    public string Language { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string ItemId { get; private set; } = "";

    public DateTimeOffset Since { get; private set; }

    public static SlugHistory Of(Publication publication) =>
        new() { Language = publication.Language, Slug = publication.Slug, ItemId = publication.ItemId, Since = publication.PublishedAt };
}
