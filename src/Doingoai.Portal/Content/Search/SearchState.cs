namespace Doingoai.Portal.Content.Search;

/// <summary>One row. Raising its revision is the first statement of every change of the index, so these run one after another.</summary>
internal sealed class SearchState
{
    public const int TheOne = 1;

    private SearchState()
    {
    }

    public int Id { get; private set; } = TheOne;

    public long Revision { get; private set; }

    /// <summary>The site's generation up to which the index is complete.</summary>
    public long Generation { get; private set; } = -1;

    /// <summary><see cref="DocumentTerms.Rules"/> by which it is.</summary>
    public int Rules { get; private set; }

    public static SearchState First => new();
}
