using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Content.Sections;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Media;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Site;

/// <summary>From the publisher's act to what a reader gets, through the whole portal, on both databases.</summary>
[StartsPortal]
public sealed class PublishedToReaderTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    public static TheoryData<string> Both => DatabaseFixture.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_published_changed_or_recalled_is_so_on_the_next_request(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var reader = Reader(portal);
        var story = await WriteAsync(portal, "bai-mot", "Bài một");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/vi/chuyen-muc/bai-mot", Cancel)).StatusCode);
        Assert.DoesNotContain("Bài một", await reader.GetStringAsync("/vi", Cancel), StringComparison.Ordinal);

        await PublishAsync(portal, story.Item);
        Assert.Contains("Bài một", await reader.GetStringAsync("/vi", Cancel), StringComparison.Ordinal);
        Assert.Contains("<p>Nội dung.</p>", await reader.GetStringAsync("/vi/chuyen-muc/bai-mot", Cancel), StringComparison.Ordinal);

        await SaveAsync(portal, story, "bai-mot", "Bài đã sửa");
        Assert.Contains("Bài một", await reader.GetStringAsync("/vi", Cancel), StringComparison.Ordinal);
        await PublishAsync(portal, story.Item);
        Assert.Contains("Bài đã sửa", await reader.GetStringAsync("/vi", Cancel), StringComparison.Ordinal);

        await RecallAsync(portal, story.Item);
        Assert.DoesNotContain("Bài đã sửa", await reader.GetStringAsync("/vi", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await reader.GetAsync("/vi/chuyen-muc/bai-mot", Cancel)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_changed_address_leads_readers_on(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var story = await WriteAsync(portal, "dia-chi-cu", "Địa chỉ");
        await PublishAsync(portal, story.Item);

        await SaveAsync(portal, story, "dia-chi-moi", "Địa chỉ");
        await PublishAsync(portal, story.Item);

        var answer = await Reader(portal).GetAsync("/vi/chuyen-muc/dia-chi-cu", Cancel);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/vi/chuyen-muc/dia-chi-moi"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_picture_is_for_everybody_while_something_published_names_it(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var reader = Reader(portal);
        var asset = await portal.Services.GetRequiredService<IMediaLibrary>().UploadAsync(new MemoryStream(APicture.Jpeg(900, 600)), "cover.jpg", Person.Portal, null, Cancel);
        var said = new Dictionary<string, string> { ["vi"] = "Chợ phiên" };
        await portal.Services.GetRequiredService<DescribeMedia>().RunAsync(asset.Sha256, asset.Revision, new MediaDescription(said, said, null, null, null), Cancel);
        var story = await WriteAsync(portal, "co-anh", "Có ảnh", asset.Sha256);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/media/{asset.Sha256}/card", Cancel)).StatusCode);

        await PublishAsync(portal, story.Item);
        var picture = await reader.GetAsync($"/media/{asset.Sha256}/card", Cancel);
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.Equal("public, max-age=3600, immutable", picture.Headers.GetValues("Cache-Control").Single().Replace("max-age=3600, public", "public, max-age=3600", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/media/{asset.Sha256}/original", Cancel)).StatusCode);
        Assert.Contains($"/media/{asset.Sha256}/page", await reader.GetStringAsync("/vi/chuyen-muc/co-anh", Cancel), StringComparison.Ordinal);

        await RecallAsync(portal, story.Item);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/media/{asset.Sha256}/card", Cancel)).StatusCode);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_editor_previews_a_draft_that_readers_do_not_get(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var story = await WriteAsync(portal, "ban-thao", "Bản thảo mật");
        var author = await portal.ClientAsync("author");

        Assert.Contains("Bản thảo mật", await author.GetStringAsync($"/vi/preview/{story.Version}", Cancel), StringComparison.Ordinal);
        var stranger = await Reader(portal).GetAsync($"/vi/preview/{story.Version}", Cancel);
        Assert.NotEqual(HttpStatusCode.OK, stranger.StatusCode);
        Assert.DoesNotContain("Bản thảo mật", await stranger.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Script_in_an_article_never_reaches_a_reader(string provider)
    {
        var portal = await databases.OnAsync(provider);
        const string Attack = "<p onclick=\"x()\">Chữ</p><script>alert(1)</script><a href=\"javascript:alert(1)\">a</a><img src=x onerror=alert(1)><svg onload=alert(1)>";
        var story = await WriteAsync(portal, "tan-cong", "<script>alert(1)</script> tin", body: Attack);
        await PublishAsync(portal, story.Item);

        var html = await Reader(portal).GetStringAsync("/vi/chuyen-muc/tan-cong", Cancel);

        Assert.DoesNotMatch("<script(?! type=\"application/ld\\+json\"|( type=\"module\")? src=\"/theme/)", html);
        foreach (var trace in new[] { "<script>", "onclick", "onerror", "onload", "javascript:" }) Assert.DoesNotContain(trace, html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Chữ", html, StringComparison.Ordinal);
    }

    private static HttpClient Reader(PortalFixture portal) => portal.CreateClient(new() { AllowAutoRedirect = false });

    private static async Task<Story> WriteAsync(PortalFixture portal, string slug, string title, string? cover = null, string body = "<p>Nội dung.</p>")
    {
        var names = new Dictionary<string, string> { ["vi"] = "Chuyên mục", ["en"] = "Section", ["zh"] = "栏目" };
        var slugs = new Dictionary<string, string> { ["vi"] = "chuyen-muc", ["en"] = "section", ["zh"] = "栏目" };
        await portal.Services.GetRequiredService<SaveSection>().RunAsync(new("chuyen-muc", null, 10, false, names, slugs, new Dictionary<string, string>()), Cancel);
        var shared = new Dictionary<string, string> { ["section"] = "chuyen-muc" };
        if (cover is not null) shared["cover"] = cover;

        var author = await portal.ClientAsync("author");
        var answer = await author.PostAsJsonAsync("/api/v1/items", new { type = "article", shared, variants = new { vi = new { slug, fields = new { title, body } } } }, Cancel);
        var created = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return new(created.GetProperty("item").GetString()!, created.GetProperty("versions").GetProperty("vi").GetString()!, created.GetProperty("revision").GetInt32());
    }

    private static async Task SaveAsync(PortalFixture portal, Story story, string slug, string title)
    {
        var author = await portal.ClientAsync("author");
        (await author.PutAsJsonAsync($"/api/v1/items/{story.Item}", new { revision = story.Revision, variants = new { vi = new { slug, fields = new { title, body = "<p>Nội dung.</p>" } } } }, Cancel)).EnsureSuccessStatusCode();
    }

    private static async Task PublishAsync(PortalFixture portal, string item) =>
        (await (await portal.ClientAsync("publisher")).PostAsJsonAsync($"/api/v1/items/{item}/publish", new { channel = "portal" }, Cancel)).EnsureSuccessStatusCode();

    private static async Task RecallAsync(PortalFixture portal, string item) =>
        (await (await portal.ClientAsync("publisher")).PostAsJsonAsync($"/api/v1/items/{item}/recall", new { }, Cancel)).EnsureSuccessStatusCode();

    private sealed record Story(string Item, string Version, int Revision);
}
