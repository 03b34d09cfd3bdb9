namespace Doingoai.Portal.Content;

/// <summary>The portal's sections.</summary>
internal interface ISections
{
    /// <summary>In the order in which they are shown.</summary>
    Task<IReadOnlyList<SectionInfo>> AllAsync(CancellationToken cancel);
}

/// <summary>A section with its name, address and (if any) summary in each language. Retired sections are kept for the items in them.</summary>
internal sealed record SectionInfo(
    string Key, string? Parent, int Order, bool Retired, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Slugs,
    IReadOnlyDictionary<string, string> Summaries);
