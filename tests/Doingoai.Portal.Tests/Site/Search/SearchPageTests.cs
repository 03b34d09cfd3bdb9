using System.Net;
using System.Net.Http.Json;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site.Search;

[StartsPortal]
public sealed class SearchPageTests(SiteRoom room) : IClassFixture<SiteRoom>
{
    private readonly SiteRoom _room = room.Clear();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vi", "Kết quả: 1")]
    [InlineData("en", "Results: 1")]
    [InlineData("zh", "搜索结果： 1")]
    public async Task What_is_found_is_shown_in_the_reader_s_language_with_the_words_marked(string language, string count)
    {
        await PublishAsync(AStory.In(language, "one", title: "Ruộng bậc thang Y Tý"));

        var html = await SearchAsync(language, "y ty");

        Assert.Contains(count, html, StringComparison.Ordinal);
        Assert.Contains("Ruộng bậc thang <mark>Y Tý</mark></a>", html, StringComparison.Ordinal);
        Assert.Contains("name=\"robots\" content=\"noindex", html, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"canonical\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_query_or_a_text_becomes_markup()
    {
        await PublishAsync(AStory.In("vi", "one", title: "Bảng <script>alert(1)</script> giá", body: "<p>&lt;img src=x onerror=alert(2)&gt; giá</p>"));

        var html = await SearchAsync("vi", "\"><script>gia</script>\" giá");

        Assert.DoesNotMatch("(?i)<script(?!( type=\"module\")? src=\"/theme/)", html);
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_recalled_is_gone_at_once_and_what_is_published_is_there()
    {
        await PublishAsync(AStory.In("vi", "one", title: "Suối nước nóng"));
        Assert.Contains("Suối <mark>nước</mark>", await SearchAsync("vi", "nuoc"), StringComparison.Ordinal);

        _room.Live.Recall("one", "vi");
        Assert.DoesNotContain("Suối <mark>nước</mark>", await SearchAsync("vi", "nuoc"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page=-1")]
    [InlineData("page=1000000000")]
    [InlineData("page=99999999999999999999")]
    [InlineData("page=x&in=fr&section=%27%3B&year=20x6&from=yesterday&until=2026-99-99")]
    [InlineData("from=0001-01-01&until=9999-12-31")]
    [InlineData("year=0&page=1&page=2&in=vi&in=en")]
    public async Task Numbers_and_words_that_make_no_sense_are_passed_over(string nonsense)
    {
        await PublishAsync(AStory.In("vi", "one", title: "Thác Bạc"));

        Assert.Contains("<mark>Thác</mark>", await SearchAsync("vi", "thac&" + nonsense, encoded: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_links_that_keep_the_rest()
    {
        await PublishAsync(
            AStory.In("vi", "one", title: "Chợ Cốc Ly"), AStory.In("vi", "two", title: "Chợ Cán Cấu", section: "bao-chi", at: AStory.Morning.AddYears(-1)), AStory.In("en", "one", title: "Cốc Ly chợ"));

        var html = await SearchAsync("vi", "cho&year=2026", encoded: true);

        Assert.Contains("Kết quả: 1", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/vi/search?q=cho&amp;in=en&amp;year=2026\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/vi/search?q=cho&amp;section=van-hoa&amp;year=2026\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/vi/search?q=cho\" rel=\"nofollow\" aria-current=\"true\"", html, StringComparison.Ordinal); // the year, chosen: again takes it back
        Assert.Contains("href=\"/vi/search?q=cho&amp;year=2025\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_other_languages_are_named_and_titles_suggested()
    {
        await PublishAsync(AStory.In("en", "one", title: "Waterfall walks"), AStory.In("vi", "two", title: "Thác Tình Yêu"));

        Assert.Contains("href=\"/vi/search?q=waterfall&amp;in=en\"", await SearchAsync("vi", "waterfall"), StringComparison.Ordinal);
        Assert.Contains("Thác Tình Yêu", await SearchAsync("vi", "thac tin"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/vi/tim-kiem?q=%C4%91%E1%BB%91i", "/vi/search?q=%C4%91%E1%BB%91i")]
    [InlineData("/zh/%E6%90%9C%E7%B4%A2?q=a", "/zh/search?q=a")]
    public async Task There_is_one_address(string guessed, string own)
    {
        var answer = await _room.Reader.GetAsync(guessed, Cancel);
        Assert.Equal((HttpStatusCode.MovedPermanently, own), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Every_page_but_the_search_page_has_a_search_box()
    {
        Assert.Contains("<form class=\"search-box\" role=\"search\" action=\"/zh/search\"", await _room.Reader.GetStringAsync("/zh", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("search-box", await _room.Reader.GetStringAsync("/zh/search", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_are_suggested_to_programs()
    {
        await PublishAsync(AStory.In("vi", "one", slug: "nha-tho", title: "Nhà thờ đá"));

        var found = await _room.Reader.GetFromJsonAsync<List<Suggested>>("/vi/search/suggest?q=nha%20th", Cancel);

        Assert.Equal([new("Nhà thờ đá", "/vi/van-hoa-du-lich/nha-tho")], found!);
        Assert.Empty((await _room.Reader.GetFromJsonAsync<List<Suggested>>("/vi/search/suggest", Cancel))!);
    }

    [Fact]
    public async Task Whoever_searches_too_often_reads_so_on_a_page()
    {
        await using var portal = new PortalFixture { Settings = new() { ["RateLimits:Search"] = "3" } };
        await portal.InitializeAsync();
        var reader = portal.CreateClient();
        for (var search = 0; search < 3; search++) Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/zh/search?q=a", Cancel)).StatusCode);

        var answer = await reader.GetAsync("/zh/search?q=a", Cancel);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("搜索过于频繁", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/zh", Cancel)).StatusCode);
    }

    private async Task PublishAsync(params Portal.Content.LiveVersion[] versions)
    {
        foreach (var version in versions) _room.Live.Publish(version with { PublicationId = Guid.CreateVersion7() });
        await _room.IndexAsync();
    }

    private Task<string> SearchAsync(string language, string words, bool encoded = false) =>
        _room.Reader.GetStringAsync($"/{language}/search?q={(encoded ? words : Uri.EscapeDataString(words))}", Cancel);

    private sealed record Suggested(string Title, string Href);
}
