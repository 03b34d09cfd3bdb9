namespace Doingoai.Portal.Content.Search;

/// <summary>What the index knows of an item in a language, beside its terms. Kept when the item is no longer live, without terms.</summary>
internal sealed class SearchDocument
{
    private SearchDocument()
    {
    }

    /// <summary>Names it in the index of terms.</summary>
    public int Id { get; private set; }

    public string ItemId { get; private set; } = "";

    public string Language { get; private set; } = "";

    /// <summary>The publication whose text was indexed; another one makes it stale.</summary>
    public Guid PublicationId { get; private set; }

    /// <summary><see cref="DocumentTerms.Rules"/> by which it was indexed.</summary>
    public int Rules { get; private set; }

    public string? SectionKey { get; private set; }

    public DateTimeOffset FirstPublished { get; private set; }

    public bool IsLive { get; private set; }

    /// <summary>Of the index, when this last changed: readers' copies catch up by it.</summary>
    public long Revision { get; private set; }

    public static SearchDocument Of(string item, string language) => new() { ItemId = item, Language = language };

    public void Become(LiveVersion version, long revision)
    {
        PublicationId = version.PublicationId;
        Rules = DocumentTerms.Rules;
        SectionKey = version.SectionKey;
        FirstPublished = version.FirstPublished;
        IsLive = true;
        Revision = revision;
    }

    public void End(long revision)
    {
        IsLive = false;
        Revision = revision;
    }
}
