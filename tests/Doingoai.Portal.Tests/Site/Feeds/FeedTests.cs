using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site.Feeds;

[StartsPortal]
public sealed class FeedTests(SiteRoom room) : IClassFixture<SiteRoom>
{
    private const string Site = "https://doingoai.example";
    private readonly SiteRoom _room = room.Clear();

    public static TheoryData<string> Files => ["rss.xml", "atom.xml", "feed.json"];

    [Theory, MemberData(nameof(Files))]
    public async Task A_feed_holds_to_its_rules_and_carries_the_newest_first(string file)
    {
        foreach (var n in Enumerable.Range(1, 3)) _room.Live.Publish(AStory.In("zh", $"item-{n}", title: $"梯田 {n} & <b>", at: AStory.Morning.AddMinutes(n)));

        var items = Check(file, await TextAsync($"/zh/{file}"));

        Assert.Equal([.. new[] { 3, 2, 1 }.Select(n => $"{Site}/zh/{Uri.EscapeDataString("文化旅游")}/item-{n}-zh")], items);
    }

    [Theory, MemberData(nameof(Files))]
    public async Task A_section_has_feeds_of_its_own(string file)
    {
        _room.Live.Publish(AStory.In("en", "item-1"));
        _room.Live.Publish(AStory.In("en", "item-2", section: "bao-chi"));

        Assert.Equal([$"{Site}/en/press/item-2-en"], Check(file, await TextAsync($"/en/press/{file}")));
        Assert.Equal(2, Check(file, await TextAsync($"/en/{file}")).Count);
    }

    [Theory, MemberData(nameof(Files))]
    public async Task An_empty_feed_is_still_one(string file) => Assert.Empty(Check(file, await TextAsync($"/vi/{file}")));

    [Theory, MemberData(nameof(Files))]
    public async Task Control_characters_and_half_characters_spoil_no_feed(string file)
    {
        _room.Live.Publish(AStory.In("vi", title: "Tin\u0000 \u0008số\u001f \ud83d một \uffff", body: "<p>\u0001\u000bNội dung\ufffe</p>"));

        var text = await TextAsync($"/vi/{file}");

        Assert.Single(Check(file, text));
        Assert.Contains("Nội dung", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]", text);
    }

    [Theory]
    [InlineData("/fr/rss.xml")]
    [InlineData("/zh-Hans/atom.xml")]
    [InlineData("/vi/khong-co/rss.xml")]
    [InlineData("/xx/feed.json")]
    public async Task A_language_or_section_that_does_not_exist_has_no_feed(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _room.Reader.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);

    [Theory, MemberData(nameof(Files))]
    public async Task Who_has_the_feed_is_told_so_until_something_is_published(string file)
    {
        _room.Live.Publish(AStory.In("vi"));
        var tag = (await GetAsync($"/vi/{file}")).Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync($"/vi/{file}", tag)).StatusCode);

        _room.Live.Publish(AStory.In("vi", "item-2"));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/vi/{file}", tag)).StatusCode);
    }

    [Fact]
    public async Task Paths_in_texts_are_made_to_lead_here_from_elsewhere()
    {
        _room.Live.Publish(AStory.In("vi", body: "<p><a href=\"/vi/bao-chi\">a</a> <a href=\"https://x.example/\">b</a> <img src=\"/media/abc/page\" alt=\"\"></p>"));

        using var feed = JsonDocument.Parse(await TextAsync("/vi/feed.json"));
        var html = feed.RootElement.GetProperty("items")[0].GetProperty("content_html").GetString()!;

        Assert.Contains($"href=\"{Site}/vi/bao-chi\"", html, StringComparison.Ordinal);
        Assert.Contains($"src=\"{Site}/media/abc/page\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://x.example/\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_an_item_stays_when_its_address_changes()
    {
        _room.Live.Publish(AStory.In("vi", slug: "cu"));
        var before = Id(await TextAsync("/vi/rss.xml"));
        _room.Live.Publish(AStory.In("vi", slug: "moi"));

        Assert.Equal(before, Id(await TextAsync("/vi/rss.xml")));
    }

    [Fact]
    public async Task Pages_name_their_feeds()
    {
        _room.Live.Publish(AStory.In("vi"));

        var html = await TextAsync("/vi/van-hoa-du-lich/item-1-vi");

        foreach (var (type, file) in new[] { ("rss+xml", "rss.xml"), ("atom+xml", "atom.xml"), ("feed+json", "feed.json") })
        {
            Assert.Contains($"type=\"application/{type}\"", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
            Assert.Contains($"href=\"/vi/{file}\"", html, StringComparison.Ordinal);
            Assert.Contains($"href=\"/vi/van-hoa-du-lich/{file}\"", html, StringComparison.Ordinal);
        }
    }

    private static string Id(string rss) => XDocument.Parse(rss).Descendants("guid").Single().Value;

    private static IReadOnlyList<string> Check(string file, string text) => file switch
    {
        "rss.xml" => FeedRules.Rss(text),
        "atom.xml" => FeedRules.OfAtom(text),
        _ => FeedRules.Json(text),
    };

    private Task<HttpResponseMessage> GetAsync(string address, string? tag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return _room.Reader.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<string> TextAsync(string address)
    {
        var answer = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
