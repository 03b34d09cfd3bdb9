using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>axe looks at a page; what it calls serious or critical is a fault.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // Straight in the page: the pages have no frames, and gathering the answers of frames in a blank page takes four times as long.
    public static async Task<string[]> LookAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>("""
            async () => {
              await document.fonts.ready; // until its font is there an icon is a word
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
              const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], iframes: false });
              const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
              return serious.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
            }
            """);
    }

    /// <summary>Every page of the menu of a person, as they come there: by a click in it; and <paramref name="further"/> addresses.</summary>
    public static async Task<IReadOnlyList<string>> LookAtMenuAsync(LivingPortal living, string user, params string[] further)
    {
        var page = (await Desk.SignInAsync(living, user)).Page;
        await page.WaitForSelectorAsync("nav a.nav-line >> nth=2"); // the circuit fills the menu
        var inside = await LinksAsync("nav a.nav-line:not([target])");
        var outside = await LinksAsync("nav a.nav-line[target]"); // the board opens in a tab of its own

        var found = new List<string>();
        foreach (var link in inside)
        {
            await page.ClickAsync($"nav a.nav-line[href='{link}']");
            await page.WaitForSelectorAsync($"nav a.nav-line.active[href='{link}']"); // the address changes before the page does
            await LookAsync(link);
        }

        foreach (var address in outside.Concat(further))
        {
            await page.GotoAsync(address);
            await LookAsync(address);
        }

        return found;

        Task<string[]> LinksAsync(string selector) => page.Locator(selector).EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");

        async Task LookAsync(string address)
        {
            await page.WaitForSelectorAsync("h1");
            await page.WaitForTimeoutAsync(700); // a circuit fills its page after the first answer
            found.AddRange((await Axe.LookAsync(page)).Select(fault => $"{address} as {user}: {fault}"));
        }
    }
}
