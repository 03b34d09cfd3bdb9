using System.Diagnostics;
using System.Text.Json;
using Doingoai.FleetSimulator;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>The spine of the product, by its real parts: browser, portal process, broker, player process, Chromium on the screen.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class TheLoopTests(LivingNetwork living, ITestOutputHelper output)
{
    // Chromium's own limit for "the same picture" after decoding and compositing.
    private const double SamePicture = 0.005;

    private static readonly Dictionary<string, Desk.Text> Texts = new()
    {
        ["vi"] = new("Phiên chợ vùng cao mở cửa đón khách", "Chợ họp từ sáng sớm.", "Người các bản mang thổ cẩm, rau rừng và mật ong xuống chợ.", "Chợ phiên vùng cao"),
        ["en"] = new("The highland market opens to visitors", "The market begins at dawn.", "Villagers bring brocade, wild greens and honey to the market.", "Highland market"),
        ["zh"] = new("高地集市向游客开放", "集市清晨开始。", "各村居民带着织锦、野菜和蜂蜜来赶集。", "高地集市"),
    };

    [Fact]
    public async Task An_article_in_three_languages_reaches_three_pages_and_a_real_screen()
    {
        var author = await Desk.SignInAsync(living, "author");
        var item = await author.WriteArticleAsync(Texts, "van-hoa");

        var publisher = await Desk.SignInAsync(living, "publisher");
        await publisher.PublishAsync(item, "Portal", "Screens");

        await ReadAsync(item);
        await SeeAsync(item);
    }

    [Fact]
    public async Task A_picture_is_on_the_screen_moments_after_it_is_approved()
    {
        using var newsroom = await Newsroom.OpenAsync(living.Network, TestContext.Current.CancellationToken);
        var draft = await newsroom.WriteAsync(await File.ReadAllBytesAsync(Desk.Photograph, TestContext.Current.CancellationToken), "Đồng cỏ", TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        await newsroom.ApproveAsync(draft, TestContext.Current.CancellationToken);
        var manifest = await newsroom.ShowNowAsync(living.Screen, draft, TestContext.Current.CancellationToken);
        while (!await newsroom.DrawnAsync(living.Screen, manifest, TestContext.Current.CancellationToken))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "Not drawn within 30 s.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        output.WriteLine($$"""{"metric":"publish_to_drawn_ms","link":"mqtt","renderer":"chromium","value":{{clock.ElapsedMilliseconds}}}""");
    }

    [Fact]
    public async Task The_author_may_not_approve_the_own_text_for_screens()
    {
        var publisher = await living.Network.SignInAsync("publisher");
        var made = await publisher.PostAsync("/api/v1/items", Picture("Ảnh của người duyệt"));

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => publisher.PostAsync(
            $"/api/v1/versions/{made.GetProperty("versions").GetProperty("vi").GetString()}/publish", new { channel = "screens" }));

        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task The_screen_plays_on_without_network_also_after_a_power_cut_and_the_board_tells_the_truth()
    {
        await living.UntilAsync("the screen is on line", IsOnline);
        living.CutNetwork();
        var lost = await living.UntilAsync("the board says it is off line", state => State(state) == "offline");

        await living.RestartPlayerAsync();
        Assert.True(await ShowsApprovedSlideAsync(), "After a restart without network the screen shows none of its approved slides.");
        Assert.Equal("offline", State(await living.StateAsync()));

        living.HealNetwork();
        var back = await living.UntilAsync("the board says it is on line again", IsOnline);
        Assert.True(back.GetProperty("since").GetDateTimeOffset() > lost.GetProperty("since").GetDateTimeOffset());
        Assert.InRange(back.GetProperty("uptime").GetProperty("today").GetDouble(), 0.0, 0.9999);
    }

    [Fact]
    public async Task The_admin_changes_its_language_with_one_click_and_stays_where_it_was()
    {
        var page = (await Desk.SignInAsync(living, "author")).Page;
        await page.GotoAsync("/admin/items");
        await page.WaitForSelectorAsync(".languages a[lang=en]");

        await page.ClickAsync(".languages a[lang=en]");

        await page.WaitForSelectorAsync("html[lang=en]");
        Assert.EndsWith("/admin/items", page.Url, StringComparison.Ordinal);
        await page.WaitForSelectorAsync("h1:has-text('Content')");
        await page.ClickAsync(".languages a[lang=vi]"); // it is the person's, not the browser's
        await page.WaitForSelectorAsync("html[lang=vi]");
    }

    private async Task ReadAsync(string item)
    {
        var reader = await living.Chromium.PersonAsync(living.Network.Address, 390, 844);
        var addresses = new Dictionary<string, string>();
        foreach (var (language, text) in Texts)
        {
            await reader.GotoAsync($"/{language}");
            await reader.ClickAsync($"a:has-text('{text.Title}')");
            addresses[language] = reader.Url;
            Assert.Equal(text.Title, (await reader.InnerTextAsync("h1")).Trim());
            Assert.Contains(text.Body, await reader.InnerTextAsync("article"), StringComparison.Ordinal);
            Assert.Equal(4, await reader.Locator("link[rel=alternate][hreflang]").CountAsync());
            Assert.True(await reader.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{language} does not fit a phone");
            var cover = reader.Locator("article img").First;
            Assert.True(await cover.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)") > 0);
        }

        await reader.GotoAsync(addresses["vi"]);
        await reader.ClickAsync("a[hreflang=en]");
        Assert.Equal(addresses["en"], reader.Url);
        Assert.Equal(26, item.Length);
    }

    private async Task SeeAsync(string item)
    {
        var shown = await living.Operator.PostAsync($"/api/v1/screens/{living.Screen:N}/show-now", new { item, languages = new[] { "vi" }, seconds = 60 });
        var manifest = shown.GetProperty("manifest").GetInt64();
        await living.UntilAsync("the article is drawn", state => Drawn(state) is { } drawn && drawn.GetProperty("version").GetInt64() >= manifest && Language(drawn) == "vi" && Title(drawn) == Texts["vi"].Title);

        await Task.Delay(1500); // the cross-fade
        var approved = await SlideAsync(Drawn(await living.StateAsync())!.Value.GetProperty("sha256").GetString()!, item);
        var difference = Pictures.Difference(approved, await living.ScreenshotAsync());
        Assert.True(difference <= SamePicture, $"{difference:P2} of the pixels differ from what was approved.");
    }

    private async Task<byte[]> SlideAsync(string sha256, string item)
    {
        var version = (await living.Operator.GetAsync($"/api/v1/items/{item}")).GetProperty("variants").GetProperty("vi").GetProperty("version").GetString();
        var bytes = await living.Operator.Http.GetByteArrayAsync($"/api/v1/versions/{version}/slides/{living.ScreenClass}");
        Assert.Equal(sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        return bytes;
    }

    // With no network nobody can be asked: a second browser looks at the player's own page, between two cross-fades.
    private async Task<bool> ShowsApprovedSlideAsync()
    {
        var ready = await living.Player.ReadyAsync(TimeSpan.FromSeconds(30), state => state.TryGetProperty("device", out var device) && device.ValueKind == JsonValueKind.String);
        var page = await living.Chromium.PersonAsync(living.Network.Address, 1920, 1080);
        await page.GotoAsync(ready.GetProperty("address").GetString()!);
        for (var look = 0; look < 20; look++)
        {
            await Task.Delay(1500);
            if (IsApproved(await page.ScreenshotAsync(new() { Type = ScreenshotType.Png }))) return true;
        }

        return false;
    }

    private bool IsApproved(byte[] pixels) => Directory.EnumerateFiles(living.PlayerStore, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file).Length >= 64)
        .Select(File.ReadAllBytes)
        .Any(bytes => Pictures.CanRead(bytes) && Pictures.Difference(bytes, pixels) <= SamePicture);

    private static object Picture(string title) => new
    {
        type = "article",
        shared = new Dictionary<string, object> { ["section"] = "van-hoa" },
        variants = new Dictionary<string, object> { ["vi"] = new { fields = new Dictionary<string, object> { ["title"] = title, ["body"] = "<p>Nội dung.</p>" } } },
    };

    private static bool IsOnline(JsonElement state) => State(state) is "online" or "degraded";

    private static string? State(JsonElement state) => state.GetProperty("state").GetString();

    private static JsonElement? Drawn(JsonElement state) => state.TryGetProperty("drawn", out var drawn) && drawn.ValueKind == JsonValueKind.Object ? drawn : null;

    private static string? Language(JsonElement drawn) => drawn.TryGetProperty("language", out var language) ? language.GetString() : null;

    private static string? Title(JsonElement drawn) => drawn.TryGetProperty("title", out var title) ? title.GetString() : null;
}
