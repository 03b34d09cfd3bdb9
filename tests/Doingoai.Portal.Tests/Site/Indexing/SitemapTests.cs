using System.Net;
using System.Text.Json;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site.Indexing;

[StartsPortal]
public sealed class SitemapTests(SiteRoom room) : IClassFixture<SiteRoom>
{
    private const string Site = "https://doingoai.example";
    private readonly SiteRoom _room = room.Clear();

    [Fact]
    public async Task The_index_names_a_map_per_language_and_the_news()
    {
        var maps = SitemapRules.Index(await TextAsync("/sitemap.xml"));

        Assert.Equal([$"{Site}/sitemaps/vi-1.xml", $"{Site}/sitemaps/en-1.xml", $"{Site}/sitemaps/zh-1.xml", $"{Site}/sitemaps/news.xml"], maps);
        foreach (var map in maps) Assert.Equal(HttpStatusCode.OK, (await GetAsync(map[Site.Length..])).StatusCode);
    }

    [Fact]
    public async Task An_item_is_listed_with_all_its_languages_in_each_of_them()
    {
        foreach (var language in new[] { "vi", "en", "zh" }) _room.Live.Publish(AStory.In(language));

        var (vi, en, zh) = ($"{Site}/vi/van-hoa-du-lich/item-1-vi", $"{Site}/en/culture/item-1-en", $"{Site}/zh/{Uri.EscapeDataString("文化旅游")}/item-1-zh");
        var expected = new Dictionary<string, string> { ["vi"] = vi, ["en"] = en, ["zh-Hans"] = zh, ["x-default"] = vi };
        foreach (var (language, own) in new[] { ("vi", vi), ("en", en), ("zh", zh) })
            Assert.Equal(expected, SitemapRules.Urls(await TextAsync($"/sitemaps/{language}-1.xml"))[own]);
    }

    [Fact]
    public async Task What_is_recalled_is_in_no_map_from_the_next_request_on()
    {
        _room.Live.Publish(AStory.In("vi"));
        _room.Live.Publish(AStory.In("en"));
        Assert.Contains($"{Site}/vi/van-hoa-du-lich/item-1-vi", SitemapRules.Urls(await TextAsync("/sitemaps/vi-1.xml")).Keys);

        _room.Live.Recall("item-1", "vi");

        Assert.DoesNotContain("item-1-vi", await TextAsync("/sitemaps/vi-1.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("item-1-vi", await TextAsync("/sitemaps/en-1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_news_are_those_of_two_days()
    {
        _room.Live.Publish(AStory.In("zh", "item-1", title: "新闻\u0001", at: AStory.Morning));
        _room.Live.Publish(AStory.In("vi", "item-2", at: AStory.Morning.AddHours(2 - 49)));
        _room.Live.Publish(AStory.In("vi", "item-3", type: "page", section: null));

        var news = Assert.Single(SitemapRules.OfNews(await TextAsync("/sitemaps/news.xml")));

        Assert.EndsWith("item-1-zh", news.Key, StringComparison.Ordinal);
        Assert.Equal("新闻", news.Value);
    }

    [Theory]
    [InlineData("/sitemaps/vi-2.xml")]
    [InlineData("/sitemaps/vi-0.xml")]
    [InlineData("/sitemaps/vi-99999999999.xml")]
    [InlineData("/sitemaps/fr-1.xml")]
    [InlineData("/sitemaps/zh-Hans-1.xml")]
    public async Task A_map_that_does_not_exist_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(address)).StatusCode);

    [Fact]
    public async Task Robots_are_told_where_the_map_is_and_what_is_not_for_them()
    {
        var robots = await TextAsync("/robots.txt");

        Assert.Contains($"Sitemap: {Site}/sitemap.xml\n", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /admin\n", robots, StringComparison.Ordinal);
        Assert.StartsWith("User-agent: *\n", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_says_what_it_is_to_search_engines_and_to_those_who_share_it()
    {
        _room.Live.Publish(AStory.In("vi", title: "Tin </script><b>"));

        var html = await TextAsync("/vi/van-hoa-du-lich/item-1-vi");
        using var data = JsonDocument.Parse(Assert.Single(SeededSite.All(html, "<script type=\"application/ld\\+json\">(.*?)</script>")));
        var graph = data.RootElement.GetProperty("@graph").EnumerateArray().ToDictionary(one => one.GetProperty("@type").GetString()!);

        Assert.Equal(["BreadcrumbList", "GovernmentOrganization", "NewsArticle"], graph.Keys.Order());
        var story = graph["NewsArticle"];
        Assert.Equal("Tin </script><b>", story.GetProperty("headline").GetString());
        Assert.Equal("2026-11-23T01:30:00Z", story.GetProperty("datePublished").GetString());
        Assert.Equal(graph["GovernmentOrganization"].GetProperty("@id").GetString(), story.GetProperty("publisher").GetProperty("@id").GetString());
        Assert.Equal([$"{Site}/vi", $"{Site}/vi/van-hoa-du-lich", $"{Site}/vi/van-hoa-du-lich/item-1-vi"],
            graph["BreadcrumbList"].GetProperty("itemListElement").EnumerateArray().Select(step => step.GetProperty("item").GetString()!));
        Assert.Contains("property=\"og:type\" content=\"article\"", html, StringComparison.Ordinal);
        Assert.Matches($"property=\"og:image\" content=\"{Site}/theme/share-vi\\.[0-9a-f]+\\.jpg\"", html);
        Assert.Contains("name=\"twitter:card\" content=\"summary_large_image\"", html, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string address) => _room.Reader.GetAsync(address, TestContext.Current.CancellationToken);

    private async Task<string> TextAsync(string address)
    {
        var answer = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
