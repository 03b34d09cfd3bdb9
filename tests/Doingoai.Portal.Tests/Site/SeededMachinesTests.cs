using System.Net;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Site.Feeds;
using Doingoai.Portal.Tests.Site.Indexing;

namespace Doingoai.Portal.Tests.Site;

/// <summary>What programs are told of the portal as delivered, held against the pages themselves.</summary>
[StartsPortal]
public sealed class SeededMachinesTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const string Address = "http://localhost";

    private IEnumerable<KeyValuePair<string, string>> Html => site.Pages.Where(page => page.Value.Length > 0);

    [Fact]
    public async Task Everything_the_sitemaps_list_is_there_and_says_the_same_of_its_languages()
    {
        var listed = await ListedAsync();

        foreach (var (address, alternates) in listed)
        {
            var answer = await site.Reader.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, address);
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal([address], SeededSite.All(html, "rel=\"canonical\" href=\"([^\"]+)\""));
            var tags = SeededSite.All(html, "rel=\"alternate\" hreflang=\"([^\"]+)\"");
            var addresses = SeededSite.All(html, "rel=\"alternate\" hreflang=\"[^\"]+\" href=\"([^\"]+)\"");
            Assert.Equal(tags.Zip(addresses).ToDictionary(pair => pair.First, pair => pair.Second), alternates);
            Assert.All(alternates.Values, other => Assert.Equal(alternates, listed[other]));
        }
    }

    [Fact]
    public async Task Every_page_that_wants_to_be_found_is_in_a_sitemap()
    {
        var listed = await ListedAsync();
        var paged = Html.Where(page => !page.Key.Contains("/archive/", StringComparison.Ordinal) && !page.Key.Contains('?', StringComparison.Ordinal));

        Assert.Empty(paged.Select(page => Address + page.Key).Except(listed.Keys));
    }

    [Fact]
    public void No_page_names_another_language_that_is_not_there_or_does_not_name_it_back()
    {
        foreach (var (address, html) in Html)
        {
            foreach (var other in SeededSite.All(html, "rel=\"alternate\" hreflang=\"[^\"]+\" href=\"([^\"]+)\""))
            {
                var path = other[Address.Length..];
                Assert.True(site.Pages.ContainsKey(path), $"{address} names {path}");
                Assert.Contains(Address + address, SeededSite.All(site.Pages[path], "rel=\"alternate\" hreflang=\"[^\"]+\" href=\"([^\"]+)\""));
            }
        }
    }

    [Fact]
    public async Task Every_feed_a_page_names_holds_to_its_rules_and_leads_to_pages()
    {
        var feeds = Html.SelectMany(page => SeededSite.All(page.Value, "<link rel=\"alternate\" type=\"[^\"]+\" title=\"[^\"]+\" href=\"([^\"]+)\"")).Distinct().ToList();
        Assert.True(feeds.Count > 3 * 3);
        foreach (var feed in feeds)
        {
            var text = await site.Reader.GetStringAsync(feed, TestContext.Current.CancellationToken);
            var items = feed.EndsWith("rss.xml", StringComparison.Ordinal) ? FeedRules.Rss(text) : feed.EndsWith("atom.xml", StringComparison.Ordinal) ? FeedRules.OfAtom(text) : FeedRules.Json(text);
            Assert.All(items, item => Assert.Contains(item[Address.Length..], site.Pages.Keys));
        }
    }

    [Fact]
    public async Task Pictures_for_those_who_share_are_there()
    {
        foreach (var picture in Html.SelectMany(page => SeededSite.All(page.Value, "property=\"og:image\" content=\"([^\"]+)\"")).Distinct())
        {
            var answer = await site.Reader.GetAsync(picture, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode && answer.Content.Headers.ContentType!.MediaType is "image/jpeg", picture);
        }
    }

    private async Task<Dictionary<string, Dictionary<string, string>>> ListedAsync()
    {
        var listed = new Dictionary<string, Dictionary<string, string>>();
        foreach (var map in SitemapRules.Index(await site.Reader.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken)))
        {
            var text = await site.Reader.GetStringAsync(map, TestContext.Current.CancellationToken);
            if (map.EndsWith("news.xml", StringComparison.Ordinal)) SitemapRules.OfNews(text);
            else foreach (var (address, alternates) in SitemapRules.Urls(text)) listed.Add(address, alternates);
        }

        return listed;
    }
}
