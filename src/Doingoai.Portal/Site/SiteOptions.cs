using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Site;

/// <summary>The public site.</summary>
internal sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>The address readers use, for canonical links; empty = as the request came.</summary>
    [RegularExpression("^(https?://[^/]+)?$")]
    public string PublicAddress { get; set; } = "";

    /// <summary>Folder under themes/.</summary>
    [Required, RegularExpression("^[a-z0-9-]+$")]
    public string Theme { get; set; } = "doingoai";

    /// <summary>Items on a page of a section.</summary>
    [Range(1, 100)]
    public int PageSize { get; set; } = 12;

    /// <summary>Addresses in one sitemap file; the protocol allows no more.</summary>
    [Range(1, 50_000)]
    public int SitemapSize { get; set; } = 50_000;

    /// <summary>Longest time a rendered page is kept; it leaves earlier when the site's generation grows.</summary>
    public TimeSpan KeepPages { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Memory for rendered pages, megabytes; beyond it what is asked for least is rendered again.</summary>
    [Range(1, 4096)]
    public int CacheMegabytes { get; set; } = 128;
}
