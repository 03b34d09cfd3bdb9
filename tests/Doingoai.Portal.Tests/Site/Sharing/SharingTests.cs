using System.Net;
using System.Text.RegularExpressions;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site.Sharing;

/// <summary>What a reader takes along from a page.</summary>
[StartsPortal]
public sealed class SharingTests(SiteRoom room) : IClassFixture<SiteRoom>
{
    private readonly SiteRoom _room = room.Clear();

    [Fact]
    public async Task A_story_is_kept_as_one_file_named_after_it()
    {
        _room.Live.Publish(AStory.In("zh", slug: "梯田", title: "哈尼梯田", body: "<p><a href=\"/zh/x\">链接</a></p>"));

        var answer = await GetAsync("/zh/文化旅游/梯田.html");
        var file = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("梯田.html", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Contains("哈尼梯田", file, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://doingoai.example/zh/x\">", file, StringComparison.Ordinal);
        Assert.Contains("https://doingoai.example/zh/", file, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", file, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_allowed_its_own_style_and_no_other()
    {
        _room.Live.Publish(AStory.In("vi"));

        var file = await TextAsync("/vi/van-hoa-du-lich/item-1-vi.html");

        var style = Regex.Match(file, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"style-src 'sha256-{hash}'", file, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(file, "<style"));
    }

    [Fact]
    public async Task A_picture_that_not_everybody_may_see_does_not_get_into_the_file()
    {
        var secret = new string('a', 64);
        _room.Live.Publish(AStory.In("vi", body: $"<figure><img src=\"/media/{secret}/page\" alt=\"Ảnh &lt;b&gt; cũ\" width=\"10\"></figure>"));

        var file = await TextAsync("/vi/van-hoa-du-lich/item-1-vi.html");

        Assert.DoesNotContain("data:image", file, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"https://doingoai.example/media/{secret}/page\">Ảnh &lt;b&gt; cũ</a>", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}.html")]
    [InlineData("{0}/qr.svg")]
    public async Task What_is_not_live_cannot_be_taken_along(string form)
    {
        string Of(string slug) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, $"/vi/van-hoa-du-lich/{slug}");
        _room.Live.Publish(AStory.In("vi", slug: "con"));
        _room.Live.Publish(AStory.In("vi", item: "item-2", slug: "go"));
        _room.Live.Recall("item-2", "vi");
        _room.Live.Drafts.Add(AStory.In("vi", item: "item-3", slug: "nhap"));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Of("con"))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await GetAsync(Of("go"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Of("nhap"))).StatusCode);
        _room.Live.Recall("item-1", "vi");
        Assert.Equal(HttpStatusCode.Gone, (await GetAsync(Of("con"))).StatusCode);
    }

    [Fact]
    public async Task An_earlier_address_leads_on_to_the_file_of_the_new_one()
    {
        _room.Live.Publish(AStory.In("vi", slug: "moi"));
        _room.Live.MoveSlug("vi", "cu", "moi");

        var answer = await GetAsync("/vi/van-hoa-du-lich/cu.html");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/vi/van-hoa-du-lich/moi.html"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task The_QR_code_is_a_drawing_without_anything_that_runs()
    {
        _room.Live.Publish(AStory.In("zh", slug: string.Concat(Enumerable.Repeat("梯田", 50))));

        var answer = await GetAsync($"/zh/文化旅游/{string.Concat(Enumerable.Repeat("梯田", 50))}/qr.svg");
        var svg = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches("^<svg [^>]+><path [^>]+/><path d=\"(M\\d+ \\d+h1v1h-1z)+\"/></svg>\\s*$", svg);
    }

    [Fact]
    public async Task A_story_offers_to_be_shared_saved_and_printed_and_a_preview_does_not()
    {
        _room.Live.Publish(AStory.In("en"));
        _room.Live.Drafts.Add(AStory.In("en"));

        var html = await TextAsync("/en/culture/item-1-en");
        Assert.Contains("href=\"/en/culture/item-1-en.html\" rel=\"nofollow\" download", html, StringComparison.Ordinal);
        Assert.Contains("src=\"/en/culture/item-1-en/qr.svg\"", html, StringComparison.Ordinal);
        Assert.Contains("data-address=\"https://doingoai.example/en/culture/item-1-en\"", html, StringComparison.Ordinal);

        var author = await _room.ClientAsync("author");
        Assert.DoesNotContain("qr.svg", await author.GetStringAsync("/en/preview/item-1-en", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> GetAsync(string address) => _room.Reader.GetAsync(address, TestContext.Current.CancellationToken);

    private async Task<string> TextAsync(string address) => await (await GetAsync(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
