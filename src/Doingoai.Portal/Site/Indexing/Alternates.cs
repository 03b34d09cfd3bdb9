using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Site.Indexing;

/// <summary>
/// hreflang of a page that stands at an address in each of some languages; the one maker of them, for heads and sitemaps
/// alike. Every language of a set is given the same set, so that they name each other whatever is published.
/// </summary>
internal static class Alternates
{
    /// <summary>Each language's address, and the Vietnamese one (else the first) for everybody else.</summary>
    public static IReadOnlyList<(string Tag, string Path)> Of(IReadOnlyDictionary<string, string> paths)
    {
        var languages = Languages.All.Where(paths.ContainsKey).ToList();
        return languages.Count == 0 ? [] : [.. languages.Select(language => (Languages.Tag(language), paths[language])), ("x-default", paths[languages[0]])];
    }
}
