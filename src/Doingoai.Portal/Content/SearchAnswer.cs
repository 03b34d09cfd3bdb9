namespace Doingoai.Portal.Content;

/// <summary>One page of what was found, best first: as written with its diacritics, then in the title, the lead, the body, then the newest.</summary>
/// <param name="HasWords">False if nothing could be looked for.</param>
/// <param name="WasCut">More was typed than is looked for.</param>
/// <param name="Loosely">Nothing held the typed phrase, so what holds its parts was found.</param>
internal sealed record SearchAnswer(
    bool HasWords, bool WasCut, bool Loosely, int Total, int Page, int Pages, IReadOnlyList<SearchHit> Hits, SearchFacets Facets)
{
    public static SearchAnswer Nothing(bool hasWords, bool wasCut) => new(hasWords, wasCut, Loosely: false, 0, 1, 0, [], SearchFacets.None);
}

/// <summary>An item found, with the words that were looked for marked.</summary>
internal sealed record SearchHit(LiveVersion Version, IReadOnlyList<TextPiece> Title, IReadOnlyList<TextPiece> Snippet);

/// <summary>A piece of plain text. Whoever shows it encodes it.</summary>
internal sealed record TextPiece(string Text, bool IsMarked);

/// <summary>How many there would be per language, section and year of publication, the other choices staying as they are.</summary>
internal sealed record SearchFacets(
    IReadOnlyList<FacetCount> Languages, IReadOnlyList<FacetCount> Sections, IReadOnlyList<FacetCount> Years)
{
    public static SearchFacets None { get; } = new([], [], []);
}

/// <summary>Most first; years newest first.</summary>
internal sealed record FacetCount(string Key, int Count);
