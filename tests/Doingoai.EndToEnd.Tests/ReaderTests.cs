using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>What a reader does with the site beyond reading it.</summary>
[Collection(WritingCollection.Name)]
public sealed class ReaderTests(LivingPortal living)
{
    private const string Story = "main .story";

    [Fact]
    public async Task Text_size_and_contrast_stay_with_the_reader_without_a_cookie_and_nothing_overflows()
    {
        var page = await living.Chromium.PersonAsync(living.Network.Address, 390, 844);
        await page.GotoAsync("/vi");
        var before = await SizeAsync(page);
        await page.ClickAsync("details.reader summary");
        await page.CheckAsync("[name=reader-size][value='3']", new() { Force = true }); // the round button itself is drawn over
        await page.CheckAsync("[name=reader-contrast]");

        Assert.True(await SizeAsync(page) > before * 1.25);
        await page.GotoAsync("/zh");
        Assert.True(await SizeAsync(page) > before * 1.25);
        Assert.Equal("more", await page.GetAttributeAsync("html", "data-contrast"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(await page.Context.CookiesAsync());

        await page.ClickAsync("details.reader summary");
        await page.ClickAsync("details.reader [data-reset]");
        await page.GotoAsync("/vi");
        Assert.Equal(before, await SizeAsync(page));
    }

    [Fact]
    public async Task A_story_is_read_aloud_by_a_voice_of_its_language_and_without_one_nothing_is_offered()
    {
        var page = await living.Chromium.PersonAsync(living.Network.Address);
        await page.GotoAsync(await StoryAsync("vi"));
        await Assertions.Expect(page.Locator("[data-read-aloud]")).ToBeHiddenAsync(); // this Chromium has no voice

        await page.Context.AddInitScriptAsync("""
            const said = [];
            window.said = said;
            const voices = [{ lang: "en-US", localService: true, default: true }, { lang: "vi-VN", localService: true, default: false }];
            const speech = Object.assign(new EventTarget(), {
              getVoices: () => voices,
              speak: (words) => { said.push(`${words.voice.lang}: ${words.text}`); window.spoken = words; },
              pause() {}, resume() {}, cancel() {},
            });
            Object.defineProperty(window, "speechSynthesis", { value: speech });
            window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
            """);
        await page.ReloadAsync();
        await page.ClickAsync("[data-aloud=start]");
        var heading = (await page.InnerTextAsync("h1")).Trim();
        Assert.Equal($"vi-VN: {heading}", await page.EvaluateAsync<string>("() => said[0]"));
        Assert.Equal(1, await page.Locator(".is-read").CountAsync());

        await page.EvaluateAsync("() => spoken.dispatchEvent(new Event('end'))");
        Assert.Equal(2, await page.EvaluateAsync<int>("() => said.length"));
        await page.ClickAsync("[data-aloud=stop]");
        Assert.Equal(0, await page.Locator(".is-read").CountAsync());
        await Assertions.Expect(page.Locator("[data-aloud=start]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_story_is_saved_as_one_file_that_opens_without_the_portal()
    {
        var page = await living.Chromium.PersonAsync(living.Network.Address);
        var address = await StoryAsync("zh");
        await page.GotoAsync(address);
        var title = await page.InnerTextAsync("h1");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(".tools a[download]"));
        var file = Path.Combine(Directory.CreateTempSubdirectory("doingoai-saved-").FullName, "story.html");
        await saved.SaveAsAsync(file);

        var asked = new List<string>();
        var reader = await page.Context.NewPageAsync();
        reader.Request += (_, request) => asked.Add(request.Url);
        await reader.GotoAsync(new Uri(file).AbsoluteUri);
        Assert.Equal(title, await reader.InnerTextAsync("h1"));
        Assert.True(await reader.EvaluateAsync<bool>("() => [...document.images].every(one => one.complete && one.naturalWidth > 0)"));
        Assert.DoesNotContain(asked, one => one.StartsWith("http", StringComparison.Ordinal));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task A_reader_writes_from_a_phone_and_the_newsroom_answers_by_the_receipt()
    {
        var page = await living.Chromium.PersonAsync(living.Network.Address, 390, 844);
        var receipt = await WriteAsync(page, "Giờ mở cửa khẩu ghi trên trang có đúng không? " + Guid.NewGuid());

        var desk = (await Desk.SignInAsync(living, "publisher")).Page;
        await desk.GotoAsync("/admin/feedback");
        await desk.ClickAsync($"tr:has-text('{receipt}') a");
        await desk.FillAsync("#note", "Đã trả lời qua điện thoại.");
        await desk.ClickAsync("#mark-answered");
        await Assertions.Expect(desk.Locator($"tr:has-text('{receipt}')")).ToContainTextAsync("trả lời", new() { IgnoreCase = true });
    }

    /// <summary>Fills the Vietnamese form as a person does, and answers the receipt's number.</summary>
    internal static async Task<string> WriteAsync(IPage page, string text)
    {
        await page.GotoAsync("/vi/gop-y");
        await page.FillAsync("#text", text);
        await page.WaitForTimeoutAsync(3_100); // programs are faster
        await page.ClickAsync("form.form button[type=submit]");
        await page.WaitForURLAsync("**/vi/gop-y/*");
        return new Uri(page.Url).Segments[^1];
    }

    private static Task<double> SizeAsync(IPage page) => page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.body).fontSize)");

    private async Task<string> StoryAsync(string language)
    {
        var page = await living.Chromium.PersonAsync(living.Network.Address);
        await page.GotoAsync($"/{language}");
        foreach (var link in await page.Locator("main a").EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.getAttribute('href')))].filter(href => href.split('/').length > 3)"))
        {
            await page.GotoAsync(link);
            if (await page.Locator($"{Story} .prose").CountAsync() > 0 && await page.Locator("[data-read-aloud]").CountAsync() > 0 && await page.Locator(".figure img").CountAsync() > 0) return link;
        }

        throw new InvalidOperationException("The home page leads to no story.");
    }
}
