using Doingoai.FleetSimulator.Faults;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>No character typed into the editor is lost, on a slow link or a cut one.</summary>
[Collection(WritingCollection.Name)]
public sealed class TypingTests(LivingPortal living)
{
    private const string TextControls = ".editor input[type=text], .editor textarea, .editor [contenteditable=true], #desk-search";
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Input_methods_lose_no_character_in_any_text_control_at_300_ms()
    {
        await using var slow = new TcpProxy(living.Network.Address.Port, Latency);
        var desk = await Desk.SignInAsync(living, "author", new($"http://localhost:{slow.Port}/"));
        foreach (var type in new[] { "article", "page" })
        {
            await desk.Page.GotoAsync($"/admin/items/new/{type}");
            await desk.Page.WaitForSelectorAsync("#title-vi");
            if (type == "page") foreach (var language in new[] { "vi", "zh" }) await desk.Page.ClickAsync($"#table-{language}");
            if (type == "page") await desk.Page.WaitForSelectorAsync("[data-field=table][data-language=zh] td input");
            await InputMethods.TypeIntoAllAsync(desk.Page, TextControls, 15, Latency);
        }
    }

    [Fact]
    public async Task Two_hundred_kilobytes_pasted_with_a_picture_are_saved()
    {
        var desk = await Desk.SignInAsync(living, "author");
        await desk.Page.GotoAsync("/admin/items/new/article");
        await desk.Page.FillAsync("#title-vi", "Bài dán từ tệp dài");
        await desk.Page.SelectOptionAsync("#section-shared", "van-hoa");
        await desk.Page.ClickAsync("[data-keep=body-vi] [contenteditable]");
        await desk.Page.EvaluateAsync(
            """
            async () => {
              const canvas = new OffscreenCanvas(64, 48);
              canvas.getContext("2d").fillRect(8, 8, 30, 20);
              const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
              const picture = `<p><img src="data:image/png;base64,${btoa(String.fromCharCode(...bytes))}"></p>`;
              const paragraphs = Array.from({ length: 1000 }, (_, at) => `<p>Đoạn ${at}: ${"cửa khẩu quốc tế Lào Cai ".repeat(6)}</p>`).join("");
              const data = new DataTransfer();
              data.setData("text/html", picture + paragraphs);
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(desk.Page.Locator("[data-keep=body-vi] [contenteditable]")).ToContainTextAsync("Đoạn 999", new() { Timeout = 30_000 });
        await desk.Page.ClickAsync("#save");
        await desk.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/admin/items/[0-9a-z]{26}$"));

        var item = await living.Operator.GetAsync($"/api/v1/items/{new Uri(desk.Page.Url).Segments[^1]}");
        var body = item.GetProperty("variants").GetProperty("vi").GetProperty("fields").GetProperty("body").GetString()!;
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(body) > 200_000, $"Only {body.Length} characters were saved.");
        Assert.Contains("Đoạn 0:", body, StringComparison.Ordinal);
        Assert.Contains("Đoạn 999:", body, StringComparison.Ordinal);
        Assert.Matches("<img [^>]*src=\"/media/[0-9a-f]{64}/page\"", body);
    }

    [Fact]
    public async Task What_is_typed_while_a_save_is_under_way_stays_and_is_kept()
    {
        await using var slow = new TcpProxy(living.Network.Address.Port, Latency);
        var desk = await Desk.SignInAsync(living, "author", new($"http://localhost:{slow.Port}/"));
        await desk.Page.GotoAsync("/admin/items/new/article");
        await desk.Page.FillAsync("#title-vi", "Lưu giữa chừng");
        await desk.Page.ClickAsync("#save");
        await desk.Page.ClickAsync("#lead-vi");
        await desk.Page.Keyboard.TypeAsync("gõ tiếp trong lúc đang lưu", new() { Delay = 60 });
        await desk.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/admin/items/[0-9a-z]{26}$"));
        Assert.Equal("gõ tiếp trong lúc đang lưu", await desk.Page.InputValueAsync("#lead-vi"));

        await desk.Page.WaitForSelectorAsync("[data-keep-state=kept]");
        await desk.Page.ReloadAsync();
        await desk.Page.WaitForSelectorAsync("#lead-vi");
        Assert.Equal("gõ tiếp trong lúc đang lưu", await desk.Page.InputValueAsync("#lead-vi"));
    }

    [Fact]
    public async Task An_ended_session_keeps_the_form_and_signing_in_again_finds_the_text()
    {
        var desk = await Desk.SignInAsync(living, "author");
        await desk.Page.GotoAsync("/admin/items/new/article");
        await desk.Page.FillAsync("#title-vi", "Trước khi hết phiên");
        await desk.Page.Context.ClearCookiesAsync();
        await desk.Page.ClickAsync("#lead-vi");
        await desk.Page.Keyboard.TypeAsync("sau khi hết phiên");
        await desk.Page.WaitForSelectorAsync("[data-keep-state=expired]");
        var address = desk.Page.Url;

        await desk.Page.GotoAsync(address); // leads to the sign-in page, and back
        await desk.FillSignInAsync("author", living.Network.Password);
        await Assertions.Expect(desk.Page.Locator("#title-vi")).ToHaveValueAsync("Trước khi hết phiên", new() { Timeout = 60_000 }); // the browser puts back what it kept when the page stands
        await Assertions.Expect(desk.Page.Locator("#lead-vi")).ToHaveValueAsync("sau khi hết phiên");
    }

    [Fact]
    public async Task Two_who_change_one_field_see_both_texts_and_choose()
    {
        var one = await Desk.SignInAsync(living, "author");
        await one.Page.GotoAsync("/admin/items/new/article");
        await one.Page.FillAsync("#title-vi", "Tiêu đề ban đầu");
        await one.Page.ClickAsync("#save");
        await one.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/admin/items/[0-9a-z]{26}$"));
        var other = await Desk.SignInAsync(living, "author");
        await other.Page.GotoAsync(one.Page.Url);
        await other.Page.FillAsync("#title-vi", "Tiêu đề của họ");
        await other.Page.FillAsync("#lead-vi", "Tóm tắt của họ");
        await other.Page.ClickAsync("#save");
        await other.Page.WaitForSelectorAsync(".page-lead:has-text('2')");

        await one.Page.FillAsync("#title-vi", "Tiêu đề của tôi");
        await one.Page.ClickAsync("#save");
        var conflict = one.Page.Locator("[data-conflict=title-vi]");
        await Assertions.Expect(conflict.Locator("ins")).ToContainTextAsync("tôi");
        await Assertions.Expect(conflict.Locator("del")).ToContainTextAsync("họ");
        Assert.Equal("Tóm tắt của họ", await one.Page.InputValueAsync("#lead-vi"));
        await conflict.Locator("[data-choose=mine]").ClickAsync();
        await one.Page.WaitForSelectorAsync("#merge", new() { State = WaitForSelectorState.Detached });
        await one.Page.ClickAsync("#save");
        await one.Page.WaitForSelectorAsync(".page-lead:has-text('3')");
        var item = await living.Operator.GetAsync($"/api/v1/items/{new Uri(one.Page.Url).Segments[^1]}");
        var fields = item.GetProperty("variants").GetProperty("vi").GetProperty("fields");
        Assert.Equal(("Tiêu đề của tôi", "Tóm tắt của họ"), (fields.GetProperty("title").GetString(), fields.GetProperty("lead").GetString()));
    }
}
