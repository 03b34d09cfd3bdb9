namespace Doingoai.Portal.Site.Indexing;

/// <summary>A page of the site as a sitemap lists it.</summary>
/// <param name="Paths">Its address in each language, without host; its own among them.</param>
internal sealed record SiteUrl(string Language, IReadOnlyDictionary<string, string> Paths, DateTimeOffset? Updated)
{
    public string Path => Paths[Language];
}
