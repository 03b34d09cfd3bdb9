using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>A page before the theme dresses it.</summary>
/// <param name="Template">In the theme's templates.</param>
/// <param name="Path">Its one address (canonical), without host.</param>
internal sealed record SitePage(string Language, string Template, string Path, View Content)
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Empty on the home page, which is titled by the site's name.</summary>
    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Key of the section the reader is in.</summary>
    public string? Section { get; init; }

    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <summary>This very page in other languages, where it is live: hreflang.</summary>
    public IReadOnlyDictionary<string, string> Translations { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the language switch goes for a language without a translation; else home.</summary>
    public IReadOnlyDictionary<string, string> Fallbacks { get; init; } = new Dictionary<string, string>();

    /// <summary>The picture shown when the page is shared; <c>null</c> = the theme's own.</summary>
    public SharePicture? Picture { get; init; }

    /// <summary>Set on the page of an item.</summary>
    public ArticleFacts? Article { get; init; }

    /// <summary>Neighbours of a page that is one of several.</summary>
    public string? Previous { get; init; }

    public string? Next { get; init; }

    /// <summary>Address of the section whose feeds the page offers beside those of the language.</summary>
    public Crumb? FeedSection { get; init; }

    /// <summary>Made for one reader: kept by nobody, not even by the reader's browser.</summary>
    public bool NoStore { get; init; }

    /// <summary>Not for search engines.</summary>
    public bool NoIndex { get; init; }

    /// <summary>To be one file for the reader to keep.</summary>
    public bool IsSaved { get; init; }

    /// <summary>Seen by editors only: never cached, never indexed, marked on the page.</summary>
    public bool IsPreview { get; init; }
}
