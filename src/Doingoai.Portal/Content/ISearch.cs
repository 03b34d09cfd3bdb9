namespace Doingoai.Portal.Content;

/// <summary>Finds what is live on the portal by its words, with or without diacritics.</summary>
internal interface ISearch
{
    Task<SearchAnswer> FindAsync(SearchQuestion question, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Live versions whose title holds the typed words, the last of them perhaps unfinished; those that begin with them first.</summary>
    Task<IReadOnlyList<LiveVersion>> SuggestAsync(string typed, string language, DateTimeOffset now, CancellationToken cancel);
}
