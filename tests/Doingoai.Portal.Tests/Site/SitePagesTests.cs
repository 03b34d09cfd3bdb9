using System.Net;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site;

[StartsPortal]
public sealed class SitePagesTests(SiteRoom room) : IClassFixture<SiteRoom>
{
    private readonly SiteRoom _room = room.Clear();

    [Fact]
    public async Task The_bare_address_leads_to_Vietnamese()
    {
        var answer = await GetAsync("/");
        Assert.Equal((HttpStatusCode.Found, "/vi"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("vi", "vi", "Cổng thông tin đối ngoại tỉnh Lào Cai")]
    [InlineData("en", "en", "Lào Cai External Information Portal")]
    [InlineData("zh", "zh-Hans", "老街省对外信息门户网站")]
    public async Task The_home_page_speaks_its_language(string language, string tag, string name)
    {
        _room.Live.Publish(AStory.In(language, title: "Một tin"));

        var html = await TextAsync($"/{language}");

        Assert.Contains($"<html lang=\"{tag}\">", html, StringComparison.Ordinal);
        Assert.Contains($"<title>{name}</title>", html, StringComparison.Ordinal);
        Assert.Contains("Một tin", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/vi/khong-co")]
    [InlineData("/vi/van-hoa-du-lich/khong-co")]
    [InlineData("/zh/没有")]
    [InlineData("/en/a/b/c/d")]
    [InlineData("/en/..%2f..%2fetc")]
    public async Task An_unknown_address_is_a_kind_404_in_its_language(string address)
    {
        var answer = await GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("name=\"robots\" content=\"noindex", html, StringComparison.Ordinal);
        Assert.Contains(address[1] == 'v' ? "Không tìm thấy trang" : address[1] == 'z' ? "未找到该页面" : "Page not found", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", "text/html,*/*", "text/html")]
    [InlineData("/fr/accueil", "text/html", "text/html")]
    [InlineData("/nowhere", "application/json", null)]
    [InlineData("/api/v1/nowhere", "text/html", null)]
    public async Task An_address_that_nothing_serves_is_a_page_for_readers_and_bare_for_programs(string address, string accepted, string? contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", accepted } } };
        var answer = await _room.Reader.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(contentType is not null, answer.Content.Headers.ContentType?.MediaType == "text/html");
    }

    [Theory]
    [InlineData("/xx", null, "vi")]
    [InlineData("/xx/news", "fr-FR, en;q=0.8, vi;q=0.5", "en")]
    [InlineData("/pt-BR", "zh-CN", "zh-Hans")]
    [InlineData("/xx", "not a, header;;q=x", "vi")]
    public async Task A_language_that_the_portal_does_not_write_is_answered_with_a_page_whatever_is_accepted(string address, string? accepted, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        var answer = await _room.Reader.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<html lang=\"{tag}\">", html, StringComparison.Ordinal);
        Assert.Contains("class=\"ways-on\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lead_story_is_not_told_again_in_its_section()
    {
        _room.Live.Publish(AStory.In("vi", item: "first", title: "Tin dẫn", at: AStory.Morning.AddHours(1)));
        _room.Live.Publish(AStory.In("vi", item: "second", title: "Tin thường"));

        var html = await TextAsync("/vi");

        Assert.Equal(1, html.Split("Tin dẫn</a>").Length - 1);
        Assert.Contains("class=\"block\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_at_one_address_only()
    {
        _room.Live.Publish(AStory.In("vi", slug: "ruong-bac-thang"));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/vi/van-hoa-du-lich/ruong-bac-thang")).StatusCode);
        foreach (var other in new[] { "/vi/ruong-bac-thang", "/vi/bao-chi/ruong-bac-thang" })
        {
            var answer = await GetAsync(other);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/vi/van-hoa-du-lich/ruong-bac-thang"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }
    }

    [Fact]
    public async Task An_earlier_address_leads_on()
    {
        _room.Live.Publish(AStory.In("zh", slug: "梯田"));
        _room.Live.MoveSlug("zh", "旧地址", "梯田");

        var answer = await GetAsync("/zh/文化旅游/旧地址");

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/zh/文化旅游/梯田", Uri.UnescapeDataString(answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task What_belongs_to_no_section_stands_under_its_language()
    {
        _room.Live.Publish(AStory.In("en", slug: "about", type: "page", section: null));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/en/about")).StatusCode);
    }

    [Fact]
    public async Task What_was_recalled_is_gone_on_the_next_request()
    {
        _room.Live.Publish(AStory.In("vi", slug: "tin"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/vi/van-hoa-du-lich/tin")).StatusCode);

        _room.Live.Recall("item-1", "vi");

        var answer = await GetAsync("/vi/van-hoa-du-lich/tin");
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("Nội dung đã được gỡ", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("/tin\"", await TextAsync("/vi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_language_names_the_others_and_the_language_switch_goes_to_the_same_article()
    {
        foreach (var language in new[] { "vi", "en", "zh" }) _room.Live.Publish(AStory.In(language));
        string[] addresses = ["/vi/van-hoa-du-lich/item-1-vi", "/en/culture/item-1-en", $"/zh/{Uri.EscapeDataString("文化旅游")}/item-1-zh"];

        foreach (var address in addresses)
        {
            var html = await TextAsync(address);
            foreach (var (tag, other) in new[] { "vi", "en", "zh-Hans" }.Zip(addresses))
            {
                Assert.Contains($"hreflang=\"{tag}\" href=\"https://doingoai.example{other}\"", html, StringComparison.Ordinal);
                Assert.Contains($"<a href=\"{other}\" lang=\"{tag}\"", html, StringComparison.Ordinal);
            }

            Assert.Contains($"hreflang=\"x-default\" href=\"https://doingoai.example{addresses[0]}\"", html, StringComparison.Ordinal);
            Assert.Contains($"rel=\"canonical\" href=\"https://doingoai.example{address}\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_a_language_is_not_live_the_switch_goes_to_the_section_and_else_home()
    {
        _room.Live.Publish(AStory.In("vi", section: "bao-chi"));

        var html = await TextAsync("/vi/bao-chi/item-1-vi");

        Assert.Contains("<a href=\"/en/press\" lang=\"en\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/zh\" lang=\"zh-Hans\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("hreflang=\"en\" href=\"https", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?page=1", HttpStatusCode.OK)]
    [InlineData("?page=2", HttpStatusCode.OK)]
    [InlineData("?page=3", HttpStatusCode.NotFound)]
    [InlineData("?page=0", HttpStatusCode.NotFound)]
    [InlineData("?page=-1", HttpStatusCode.NotFound)]
    [InlineData("?page=1000000000", HttpStatusCode.NotFound)]
    [InlineData("?page=99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("?page=<script>", HttpStatusCode.NotFound)]
    [InlineData("?page=1&page=2", HttpStatusCode.NotFound)]
    public async Task A_section_is_read_page_by_page(string query, HttpStatusCode expected)
    {
        foreach (var n in Enumerable.Range(1, 3)) _room.Live.Publish(AStory.In("en", $"item-{n}", at: AStory.Morning.AddMinutes(n)));

        Assert.Equal(expected, (await GetAsync("/en/culture" + query)).StatusCode);
    }

    [Fact]
    public async Task The_pages_of_a_section_are_linked_both_ways()
    {
        foreach (var n in Enumerable.Range(1, 3)) _room.Live.Publish(AStory.In("en", $"item-{n}", at: AStory.Morning.AddMinutes(n)));

        var first = await TextAsync("/en/culture");
        Assert.Contains("rel=\"next\" href=\"/en/culture?page=2\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"prev\"", first, StringComparison.Ordinal);
        var second = await TextAsync("/en/culture?page=2");
        Assert.Contains("rel=\"prev\" href=\"/en/culture\"", second, StringComparison.Ordinal);
        Assert.Contains("item-1-en", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_anything_says_so() =>
        Assert.Contains("Nothing has been published in this section yet.", await TextAsync("/en/press"), StringComparison.Ordinal);

    [Fact]
    public async Task Times_are_those_of_Vietnam_and_Chinese_pages_tell_both()
    {
        _room.Live.Publish(AStory.In("vi"));
        _room.Live.Publish(AStory.In("zh", at: new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero)));

        Assert.Contains("<time datetime=\"2026-11-23T08:30:00+07:00\">08:30, 23/11/2026 (giờ Việt Nam)</time>", WebUtility.HtmlDecode(await TextAsync("/vi/van-hoa-du-lich/item-1-vi")), StringComparison.Ordinal);
        Assert.Contains("2026年11月23日 23:30（越南时间）／2026年11月24日 00:30（北京时间）", await TextAsync("/zh/文化旅游/item-1-zh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_typed_as_text_stays_text_wherever_it_is_shown()
    {
        _room.Live.Publish(AStory.In("vi", title: "\"><script>alert(1)</script>"));

        foreach (var address in new[] { "/vi", "/vi/van-hoa-du-lich", "/vi/van-hoa-du-lich/item-1-vi" })
        {
            var html = await TextAsync(address);
            Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_scripts_of_the_theme_run_and_no_page_may_be_framed()
    {
        var answer = await GetAsync("/en");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_a_draft_marked_as_one_and_is_kept_nowhere()
    {
        _room.Live.Drafts.Add(AStory.In("vi", title: "Bản thảo"));

        var author = await _room.ClientAsync("author");
        var answer = await author.GetAsync("/vi/preview/item-1-vi", TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Bản thảo", html, StringComparison.Ordinal);
        Assert.Contains("class=\"ribbon\"", html, StringComparison.Ordinal);
        Assert.Contains("Chưa xuất bản. Lưu lúc:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Xuất bản:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("article:published_time", html, StringComparison.Ordinal);
        Assert.Contains("noindex", html, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("frame-ancestors 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Null(answer.Headers.ETag);
        Assert.DoesNotContain("rel=\"canonical\"", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync("/en/preview/item-1-vi", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/vi/van-hoa-du-lich/item-1-vi")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await GetAsync("/vi/preview/item-1-vi")).StatusCode);
    }

    [Fact]
    public async Task A_reader_is_told_of_a_fault_in_words()
    {
        _room.Live.Publish(AStory.In("zh", type: "unknown-type"));

        var answer = await GetAsync("/zh/文化旅游/item-1-zh");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("页面暂时无法显示", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private Task<HttpResponseMessage> GetAsync(string address) => _room.Reader.GetAsync(address, TestContext.Current.CancellationToken);

    private async Task<string> TextAsync(string address)
    {
        var answer = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
