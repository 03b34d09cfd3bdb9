using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>The desk as its people use it: by keys, by search, and two at a time.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class DeskTests(LivingNetwork living)
{
    private static readonly Regex ItemAddress = new("/admin/items/[0-9a-z]{26}$");

    [Fact]
    public async Task The_desk_is_worked_by_keys()
    {
        var page = (await Desk.SignInAsync(living, "author")).Page;
        await page.GotoAsync("/admin/items/new/article");
        await page.FillAsync("#title-vi", "Lưu bằng phím");
        await page.Keyboard.PressAsync("Control+s");
        await page.WaitForURLAsync(ItemAddress);

        await page.FocusAsync("#title-vi");
        await page.Keyboard.PressAsync("Alt+PageDown");
        await Assertions.Expect(page.Locator("#title-en")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+PageUp");
        await Assertions.Expect(page.Locator("#title-vi")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("?/"); // in a box they are letters
        Assert.EndsWith("?/", await page.InputValueAsync("#title-vi"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Control+z");

        await page.ClickAsync("h1");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Whatever_has_a_name_is_found_from_the_top_bar()
    {
        var page = (await Desk.SignInAsync(living, "author")).Page;
        await page.WaitForSelectorAsync("#desk-search");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("danh sach phat");
        await page.WaitForSelectorAsync("#desk-hits [role=option]");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#desk-search")).ToHaveAttributeAsync("aria-activedescendant", "desk-hit-0");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/admin/playlists");
    }

    [Fact]
    public async Task The_heading_of_a_new_page_takes_the_focus_but_never_from_a_text_box()
    {
        var page = (await Desk.SignInAsync(living, "author")).Page;
        await page.ClickAsync("nav a[href='/admin/media']");
        await page.WaitForURLAsync("**/admin/media");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();

        await page.FocusAsync("#desk-search");
        await page.EvaluateAsync("() => Blazor.navigateTo('/admin/items')");
        await page.WaitForURLAsync("**/admin/items");
        await page.WaitForSelectorAsync("#new-item");
        await page.Keyboard.TypeAsync("sa pa", new() { Delay = 60 });
        Assert.Equal("sa pa", await page.InputValueAsync("#desk-search"));
    }

    [Fact]
    public async Task Whoever_writes_is_seen_and_another_may_take_over_without_loss()
    {
        var author = (await Desk.SignInAsync(living, "author")).Page;
        await author.GotoAsync("/admin/items/new/article");
        await author.FillAsync("#title-vi", "Hai người một bài");
        await author.ClickAsync("#save");
        await author.WaitForURLAsync(ItemAddress);
        var other = (await Desk.SignInAsync(living, "publisher")).Page;
        await other.GotoAsync(author.Url);
        await other.WaitForSelectorAsync("#presence");

        await author.ClickAsync("#lead-vi");
        await author.Keyboard.TypeAsync("đang viết dở", new() { Delay = 30 });
        await other.WaitForSelectorAsync("[data-writer=vi]");
        await Assertions.Expect(other.Locator("#lead-vi")).ToBeDisabledAsync();
        await Assertions.Expect(other.Locator("#lead-en")).ToBeEnabledAsync();

        await other.ClickAsync("[data-take-over=vi]");
        await Assertions.Expect(other.Locator("#lead-vi")).ToBeEnabledAsync();
        await author.WaitForSelectorAsync("[data-writer=vi]");
        await author.Keyboard.TypeAsync(" và viết tiếp", new() { Delay = 30 }); // the box under the cursor stays open
        Assert.Equal("đang viết dở và viết tiếp", await author.InputValueAsync("#lead-vi"));
        await author.WaitForSelectorAsync("[data-keep-state=kept]");
        await author.ReloadAsync();
        await author.WaitForSelectorAsync("#lead-vi");
        Assert.Equal("đang viết dở và viết tiếp", await author.InputValueAsync("#lead-vi"));
    }
}
