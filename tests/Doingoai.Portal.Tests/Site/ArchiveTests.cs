using System.Net;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site;

[StartsPortal]
public sealed class ArchiveTests(SiteRoom room) : IClassFixture<SiteRoom>
{
    private static readonly DateTimeOffset NewYear = new(2025, 12, 31, 17, 30, 0, TimeSpan.Zero); // 00:30 on 1 January 2026 in Vietnam

    private readonly SiteRoom _room = room.Clear();

    [Fact]
    public async Task A_month_is_that_of_the_calendar_in_Viet_Nam()
    {
        _room.Live.Publish(AStory.In("en", "item-1", title: "New year", at: NewYear));
        _room.Live.Publish(AStory.In("en", "item-2", title: "Old year", at: NewYear.AddHours(-1)));

        var january = await TextAsync("/en/culture/archive/2026/1");
        Assert.Contains("New year", january, StringComparison.Ordinal);
        Assert.DoesNotContain("Old year", january, StringComparison.Ordinal);
        Assert.Contains("<h1>Culture – January 2026</h1>", january, StringComparison.Ordinal);
        Assert.Contains("Old year", await TextAsync("/en/culture/archive/2025"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_lists_the_months_it_has_something_of()
    {
        _room.Live.Publish(AStory.In("zh", "item-1", at: NewYear));

        var html = await TextAsync("/zh/文化旅游");

        Assert.Contains($"href=\"/zh/{Uri.EscapeDataString("文化旅游")}/archive/2026/1\">1月 (1)</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("archive/2025", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_names_the_languages_that_have_something_of_it()
    {
        _room.Live.Publish(AStory.In("vi", "item-1", at: NewYear));
        _room.Live.Publish(AStory.In("en", "item-1", at: NewYear));
        _room.Live.Publish(AStory.In("zh", "item-1", at: NewYear.AddDays(-1)));

        var alternates = SeededSite.All(await TextAsync("/vi/van-hoa-du-lich/archive/2026/1"), "rel=\"alternate\" hreflang=\"[^\"]+\" href=\"([^\"]+)\"");

        Assert.Equal(["/vi/van-hoa-du-lich/archive/2026/1", "/en/culture/archive/2026/1", "/vi/van-hoa-du-lich/archive/2026/1"], alternates.Select(address => new Uri(address).AbsolutePath));
    }

    [Theory]
    [InlineData("/en/culture/archive/2026/2")]
    [InlineData("/en/culture/archive/2024")]
    [InlineData("/en/culture/archive/2026/0")]
    [InlineData("/en/culture/archive/2026/13")]
    [InlineData("/en/culture/archive/2026/-1")]
    [InlineData("/en/culture/archive/99999999999/1")]
    [InlineData("/en/culture/archive/2026/1?page=-1")]
    [InlineData("/en/culture/archive/2026/1?page=1000000000")]
    [InlineData("/en/nowhere/archive/2026/1")]
    public async Task A_period_without_anything_is_not_found(string address)
    {
        _room.Live.Publish(AStory.In("en", "item-1", at: NewYear));

        Assert.Equal(HttpStatusCode.NotFound, (await _room.Reader.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_full_month_is_read_page_by_page_and_programs_are_told_of_the_neighbours()
    {
        foreach (var n in Enumerable.Range(1, 5)) _room.Live.Publish(AStory.In("en", $"item-{n}", at: NewYear.AddMinutes(n)));

        var second = await TextAsync("/en/culture/archive/2026/1?page=2");

        Assert.Contains("<link rel=\"prev\" href=\"/en/culture/archive/2026/1\">", second, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"next\" href=\"/en/culture/archive/2026/1?page=3\">", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_shows_ways_on()
    {
        _room.Live.Publish(AStory.In("en", title: "The newest of all"));

        var html = await (await _room.Reader.GetAsync("/en/nowhere", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("The newest of all", html, StringComparison.Ordinal);
        Assert.Contains("action=\"/en/search\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/culture\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/site-map\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("hreflang=\"x-default\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_map_leads_to_everything()
    {
        _room.Live.Publish(AStory.In("vi", title: "Một tin"));
        _room.Live.Publish(AStory.In("vi", "item-2", slug: "gioi-thieu", title: "Giới thiệu", type: "page", section: null));

        var html = await TextAsync("/vi/site-map");

        foreach (var address in new[] { "/vi/van-hoa-du-lich", "/vi/van-hoa-du-lich/item-1-vi", "/vi/gioi-thieu", "/vi/van-hoa-du-lich/archive/2026", "/vi/atom.xml" })
            Assert.Contains($"href=\"{address}\"", html, StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(string address)
    {
        var answer = await _room.Reader.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
