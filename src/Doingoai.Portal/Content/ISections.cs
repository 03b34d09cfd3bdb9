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
    IReadOnlyDictionary<string, string> Summaries)
{
    /// <summary>Numbers of the channels of the old portal that it took over; <c>null</c> in a description leaves them as they are.</summary>
    public IReadOnlyList<int>? LegacyNumbers { get; init; }
}
