using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>A person of the newsroom at the admin, by what they see and click.</summary>
internal sealed class Desk(IPage page)
{
    /// <summary>A real photograph, from Debian's package mate-backgrounds.</summary>
    public const string Photograph = "/usr/share/backgrounds/mate/nature/GreenMeadow.jpg";

    public IPage Page => page;

    /// <param name="address">Another way to the portal, such as a slow link; <c>null</c> = straight.</param>
    public static async Task<Desk> SignInAsync(LivingPortal living, string user, Uri? address = null)
    {
        var desk = new Desk(await living.Chromium.PersonAsync(address ?? living.Network.Address));
        await desk.Page.GotoAsync("/admin/sign-in");
        await desk.FillSignInAsync(user, living.Network.Password);
        await desk.Page.WaitForURLAsync("**/admin");
        return desk;
    }

    public async Task FillSignInAsync(string user, string password)
    {
        await page.FillAsync("#user", user);
        await page.FillAsync("#password", password);
        await page.ClickAsync("button[type=submit]");
    }

    /// <summary>Writes an article in three languages with a cover uploaded on the spot; answers the item's id.</summary>
    public async Task<string> WriteArticleAsync(IReadOnlyDictionary<string, Text> texts, string section)
    {
        await page.GotoAsync("/admin/items/new/article");
        await page.WaitForSelectorAsync("#title-vi");
        await page.SelectOptionAsync("#section-shared", section);
        await page.ClickAsync("#cover-shared button");
        const string upload = ".picker-upload input[type=file]";
        await page.WaitForFunctionAsync("upload => document.querySelector(upload)?._blazorInputFileNextFileId !== undefined", upload); // nobody is faster with a file dialog
        await page.SetInputFilesAsync(upload, Photograph);
        await page.WaitForSelectorAsync("#cover-shared .media-chosen img");

        await DescribeCoverAsync(texts);
        foreach (var (language, text) in texts)
        {
            await page.FillAsync($"#title-{language}", text.Title);
            await page.FillAsync($"#lead-{language}", text.Lead);
            await page.FillAsync($"#slideHeadline-{language}", text.Headline);
            var body = page.Locator($"[data-keep='body-{language}'] [contenteditable]");
            await body.ClickAsync();
            await page.Keyboard.InsertTextAsync(text.Body);
            await page.ClickAsync($"#title-{language}"); // leaving the field hands its text over
        }

        await page.ClickAsync("#save");
        await SaysAsync(() => page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/admin/items/[0-9a-z]{26}")));
        return new Uri(page.Url).Segments[^1];
    }

    // What the portal told the person who waits is why it does not come.
    private async Task SaysAsync(Func<Task> wait)
    {
        try
        {
            await wait();
        }
        catch (TimeoutException late)
        {
            var told = await page.EvaluateAsync<string>("() => [...document.querySelectorAll('#save, #problems, [data-keep-state], .rz-growl, .rz-notification, #components-reconnect-modal, #blazor-error-ui')].filter(one => one.checkVisibility()).map(one => `${one.id || one.className}: ${one.innerText}`).join(' | ')");
            throw new TimeoutException($"{page.Url} says: {told}", late);
        }
    }

    /// <summary>Without words for those who do not see it a picture is not published.</summary>
    private async Task DescribeCoverAsync(IReadOnlyDictionary<string, Text> texts)
    {
        await page.ClickAsync("#cover-shared .media-describe");
        foreach (var (language, text) in texts)
        {
            await page.FillAsync($"#alt-{language}", text.Title);
            await page.FillAsync($"#caption-{language}", text.Lead);
        }

        await page.ClickAsync("#media-save");
        await page.WaitForSelectorAsync(".media-editor", new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Publishes all three languages in one act on channels ("Portal", "Screens").</summary>
    public async Task PublishAsync(string item, params string[] channels)
    {
        await page.GotoAsync($"/admin/items/{item}");
        await page.ClickAsync("#publish");
        foreach (var channel in channels) foreach (var language in new[] { "vi", "en", "zh" }) await TickAsync($"#publish-{channel}-{language}");
        await page.ClickAsync("#publish-now:not([disabled])", new() { Timeout = 60_000 });
        await page.WaitForSelectorAsync(".publish", new() { State = WaitForSelectorState.Detached });
    }

    // The dialog proposes languages itself and a moment later; what counts is that the box ends up ticked and stays so.
    private async Task TickAsync(string box)
    {
        for (var quiet = 0; quiet < 4; await page.WaitForTimeoutAsync(150))
        {
            var ticked = await page.IsCheckedAsync(box);
            if (!ticked) await page.ClickAsync(box);
            quiet = ticked ? quiet + 1 : 0;
        }
    }

    /// <param name="Body">A word the public page must contain.</param>
    public sealed record Text(string Title, string Lead, string Body, string Headline);
}
