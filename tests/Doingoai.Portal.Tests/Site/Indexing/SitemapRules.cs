using System.Xml.Linq;

namespace Doingoai.Portal.Tests.Site.Indexing;

/// <summary>The rules of sitemaps.org, of hreflang in sitemaps and of news sitemaps.</summary>
internal static class SitemapRules
{
    public static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    public static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    public static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";
    private const int LongestAddress = 2_048;
    private const int MostBytes = 50 * 1024 * 1024;

    /// <summary>The sitemaps it names.</summary>
    public static IReadOnlyList<string> Index(string xml)
    {
        var index = XDocument.Parse(xml).Root!;
        Assert.Equal(Protocol + "sitemapindex", index.Name);
        Assert.InRange(index.Elements().Count(), 1, 50_000);
        return [.. index.Elements().Select(entry => Location(entry, "sitemap"))];
    }

    /// <summary>Each address with its alternates by tag.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> Urls(string xml)
    {
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(xml) <= MostBytes);
        var set = XDocument.Parse(xml).Root!;
        Assert.Equal(Protocol + "urlset", set.Name);
        Assert.InRange(set.Elements().Count(), 0, 50_000);
        return set.Elements().ToDictionary(entry => Location(entry, "url"), entry => entry.Elements(Xhtml + "link").ToDictionary(
            link => link.Attribute("hreflang")!.Value,
            link =>
            {
                Assert.Equal("alternate", link.Attribute("rel")!.Value);
                return link.Attribute("href")!.Value;
            }));
    }

    /// <summary>Titles by address.</summary>
    public static IReadOnlyDictionary<string, string> OfNews(string xml)
    {
        var set = XDocument.Parse(xml).Root!;
        Assert.Equal(Protocol + "urlset", set.Name);
        Assert.InRange(set.Elements().Count(), 0, 1_000);
        return set.Elements().ToDictionary(entry => Location(entry, "url"), entry =>
        {
            var news = Assert.Single(entry.Elements(News + "news"));
            Assert.Equal(["publication", "publication_date", "title"], news.Elements().Select(element => element.Name.LocalName));
            var publication = news.Element(News + "publication")!;
            Assert.NotEmpty(publication.Element(News + "name")!.Value);
            Assert.Contains(publication.Element(News + "language")!.Value, new[] { "vi", "en", "zh-cn" });
            Moment(news.Element(News + "publication_date")!.Value);
            return news.Element(News + "title")!.Value;
        });
    }

    private static string Location(XElement entry, string name)
    {
        Assert.Equal(Protocol + name, entry.Name);
        var location = Assert.Single(entry.Elements(Protocol + "loc")).Value;
        Assert.InRange(location.Length, 1, LongestAddress);
        Assert.True(Uri.TryCreate(location, UriKind.Absolute, out var address) && address.Scheme is "http" or "https", location);
        Assert.DoesNotMatch(@"[^\x21-\x7e]", location);
        foreach (var changed in entry.Elements(Protocol + "lastmod")) Moment(changed.Value);
        return location;
    }

    private static void Moment(string date) => Assert.Matches(@"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$", date);
}
