using System.Text;
using Doingoai.Portal.Site.Feeds;
using Doingoai.Portal.Site.Indexing;

namespace Doingoai.Portal.Site.Serving;

/// <summary>What programs read: feeds, sitemaps, robots.txt.</summary>
internal sealed class MachineEndpoints(FeedBuilder feeds, Sitemaps sitemaps, PageEndpoints pages, PublicAddress address, TimeProvider time)
{
    private const string Xml = "application/xml; charset=utf-8";

    public async Task FeedAsync(HttpContext http, FeedForm form, string language, string? section)
    {
        var site = address.Of(http.Request);
        if (await feeds.BuildAsync(language, section, site, time.GetUtcNow(), http.RequestAborted) is { } feed)
            await TaggedAnswer.SendAsync(http, form.Write(feed, site + Addresses.Feed(language, section, form.File)), $"{form.ContentType}; charset=utf-8");
        else
            await pages.NotFoundAsync(http, language);
    }

    public async Task IndexAsync(HttpContext http) =>
        await TaggedAnswer.SendAsync(http, await sitemaps.IndexAsync(address.Of(http.Request), http.RequestAborted), Xml);

    public async Task SitemapAsync(HttpContext http, string language, int number)
    {
        if (await sitemaps.LanguageAsync(language, number, address.Of(http.Request), http.RequestAborted) is { } file)
            await TaggedAnswer.SendAsync(http, file, Xml);
        else
            await pages.NotFoundAsync(http, language);
    }

    public async Task NewsAsync(HttpContext http) =>
        await TaggedAnswer.SendAsync(http, await sitemaps.NewsAsync(address.Of(http.Request), time.GetUtcNow(), http.RequestAborted), Xml);

    public Task RobotsAsync(HttpContext http)
    {
        var site = address.Of(http.Request);
        var text = $"""
            User-agent: *
            Disallow: /admin
            Disallow: /api/
            Disallow: /board
            Disallow: /device/
            Disallow: /hubs/
            Disallow: /*/preview/

            Sitemap: {site}/sitemap.xml
            Sitemap: {site}/sitemaps/news.xml

            """;
        return TaggedAnswer.SendAsync(http, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")), "text/plain; charset=utf-8");
    }
}
