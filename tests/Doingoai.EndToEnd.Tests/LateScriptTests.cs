using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>A poor link brings the scripts of the desk late or never, and people do not wait for them.</summary>
[Collection(WritingCollection.Name)]
public sealed class LateScriptTests(LivingPortal living)
{
    private const string Picture = ".media-tile:has(img[src$='/thumb']) >> nth=0";

    [Fact]
    public async Task A_dialog_may_be_closed_before_its_script_has_come()
    {
        var page = (await Desk.SignInAsync(living, "author")).Page;
        var script = await LateScript.HoldAsync(page, "framing.js");
        await page.GotoAsync("/admin/items/new/article");
        await page.FillAsync("#title-vi", "Đóng trước khi tải xong");
        await page.ClickAsync("#cover-shared button");
        await page.ClickAsync(".picker-grid button >> nth=0");
        await page.WaitForSelectorAsync("#cover-shared .media-chosen img");
        await page.ClickAsync("#cover-shared .media-describe");
        await page.ClickAsync("#media-save");
        await page.WaitForSelectorAsync(".media-editor", new() { State = WaitForSelectorState.Detached });

        await script.ComeAsync();

        await page.ClickAsync("#save");
        await page.WaitForURLAsync(new Regex("/admin/items/[0-9a-z]{26}$"));
    }

    [Theory]
    [InlineData("/admin/media", "media.js")]
    [InlineData("/admin/items/new/article", "drafts.js")]
    [InlineData("/admin/items/new/article", "terms.js")]
    public async Task A_page_may_be_left_before_its_script_has_come(string address, string file)
    {
        var page = (await Desk.SignInAsync(living, "author")).Page;
        var script = await LateScript.HoldAsync(page, file);
        await page.GotoAsync(address);
        await script.WantedAsync();
        await page.EvaluateAsync("() => Blazor.navigateTo('/admin/playlists')");
        await page.WaitForSelectorAsync("h1:has-text('Danh sách phát')");

        await script.ComeAsync();

        await Assertions.Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("media.js")]
    [InlineData("framing.js")]
    public async Task Of_a_script_that_does_not_come_at_all_people_are_told(string file)
    {
        var page = (await Desk.SignInAsync(living, "author")).Page;
        await page.RouteAsync($"**/admin/{file}", route => route.AbortAsync());
        await page.GotoAsync("/admin/media");
        await page.ClickAsync(Picture);

        await page.WaitForSelectorAsync("text=Một phần của trang chưa tải được");

        await page.ClickAsync(".media-actions .button-quiet");
        await page.WaitForSelectorAsync(".media-editor", new() { State = WaitForSelectorState.Detached });
    }

    [Theory]
    [InlineData("#media-save")]
    [InlineData(".media-actions .button-quiet")]
    public async Task A_picture_moved_in_its_frame_stays_there_if_the_dialog_is_closed_at_once(string close)
    {
        var page = (await Desk.SignInAsync(living, "author")).Page;
        await page.GotoAsync("/admin/media");
        var before = await OpenAsync();

        await page.EvaluateAsync(
            """
            close => {
              const key = new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true });
              document.querySelector(".framing-point").dispatchEvent(key);
              document.querySelector(close).click();
            }
            """,
            close);
        await page.WaitForSelectorAsync(".media-editor", new() { State = WaitForSelectorState.Detached });
        await page.WaitForTimeoutAsync(1000); // it is told while the dialog goes

        Assert.Equal(before + 2, await OpenAsync(), precision: 3);

        async Task<double> OpenAsync()
        {
            await page.ClickAsync(Picture);
            await page.WaitForSelectorAsync(".framing-cut img[src]"); // the script has drawn
            return await page.EvaluateAsync<double>("() => parseFloat(document.querySelector('.framing-point').style.left)");
        }
    }

    /// <summary>A slow line holds one script of the desk back.</summary>
    private sealed class LateScript(IPage page)
    {
        private readonly TaskCompletionSource _wanted = new();
        private readonly TaskCompletionSource _comes = new();

        public static async Task<LateScript> HoldAsync(IPage page, string file)
        {
            var script = new LateScript(page);
            await page.RouteAsync($"**/admin/{file}", async route =>
            {
                script._wanted.TrySetResult();
                await script._comes.Task;
                await route.ContinueAsync();
            });
            return script;
        }

        public Task WantedAsync() => _wanted.Task.WaitAsync(TimeSpan.FromSeconds(60));

        public async Task ComeAsync()
        {
            await WantedAsync();
            _comes.TrySetResult();
            await page.WaitForTimeoutAsync(1500); // what it does to the session shows only then
        }
    }
}
