using Doingoai.FleetSimulator.Faults;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>No text box of the desk loses a character to an answer that comes late, whatever the page and whoever writes.</summary>
[Collection(WritingCollection.Name)]
public sealed class EveryBoxTests(LivingPortal living)
{
    private const string Boxes = ":is(input:not([type]), input[type=text], input[type=search], textarea):not([inputmode=numeric], [disabled])";
    private const string OnPage = $"main {Boxes} >> visible=true";
    private const string InDialog = $".rz-dialog {Boxes}, .rz-dialog-side {Boxes}";
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(300);

    /// <summary>A page, what is clicked on it one after the other until its boxes are there, where they are, and how many at least.</summary>
    private sealed record Place(string Path, string[] Clicks, string Where, int AtLeast);

    [Fact]
    public Task Of_the_newsroom() => TypeAsync(
        "author",
        new("/admin/items", [".drop summary >> nth=0"], OnPage, 2),
        new("/admin/media", [".media-folders .link-button"], OnPage, 2),
        new("/admin/media", [".media-grid button >> nth=0"], InDialog, 10));

    [Fact]
    public async Task Of_sections_terms_and_readers_letters()
    {
        await ReaderTests.WriteAsync(await living.Chromium.PersonAsync(living.Network.Address), "Đường lên Sa Pa sau mưa có đi được không?");
        await TypeAsync(
            "publisher",
            new("/admin/sections", [".page-actions button"], OnPage, 10),
            new("/admin/terms", ["#new-term"], OnPage, 11),
            new("/admin/translations", [".board-cell input[type=checkbox] >> nth=0"], $".assign-bar {Boxes}", 1),
            new("/admin/translations", [], OnPage, 1),
            new("/admin/feedback", ["tbody a >> nth=0"], OnPage, 1));
    }

    [Fact]
    public Task Of_the_screens() => TypeAsync(
        "operator",
        new("/admin/playlists", [".page-actions button"], InDialog, 3),
        new("/admin/playlists", ["main a[href^='/admin/playlists/'] >> nth=0", "#search"], OnPage, 1));

    [Fact]
    public Task Of_the_administration() => TypeAsync(
        "administrator",
        new("/admin/people", [".page-actions button"], OnPage, 3),
        new("/admin/audit", [], OnPage, 1),
        new("/admin/screens", [".cluster-head button >> nth=0"], InDialog, 3));

    private async Task TypeAsync(string user, params Place[] places)
    {
        await using var slow = new TcpProxy(living.Network.Address.Port, Latency);
        var page = (await Desk.SignInAsync(living, user, new($"http://localhost:{slow.Port}/"))).Page;
        foreach (var place in places)
        {
            await page.GotoAsync(place.Path);
            await page.WaitForSelectorAsync("h1");
            foreach (var click in place.Clicks) await page.ClickAsync(click);
            await BoxesAsync(page, place);
            await InputMethods.TypeIntoAllAsync(page, place.Where, place.AtLeast, Latency);
        }
    }

    private static async Task BoxesAsync(IPage page, Place place)
    {
        try
        {
            await page.Locator(place.Where).Nth(place.AtLeast - 1).WaitForAsync();
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"{place.Path} has {await page.Locator(place.Where).CountAsync()} boxes, not {place.AtLeast}.", error);
        }
    }
}
