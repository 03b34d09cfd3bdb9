using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>Types as input methods do: Vietnamese goes back and types over, Chinese composes.</summary>
internal static class InputMethods
{
    /// <summary>What reaches the box of one word, as Unikey sends it (Telex): keys, and for each tone or mark some steps back and new text.</summary>
    private static readonly (string Keys, int Back, string Text)[][] Telex =
    [
        [("tie", 1, "ê"), ("ng", 3, "ếng")],
        [("Vie", 1, "ê"), ("t", 2, "ệt")],
        [("d", 1, "đ"), ("uo", 2, "ươ"), ("ng", 4, "ường")],
        [("bie", 1, "ê"), ("n", 0, "")],
        [("gio", 1, "ơ"), ("i", 2, "ới")],
    ];

    public const string Vietnamese = "tiếng Việt đường biên giới ";
    public const string Chinese = "中越边境口岸";

    public static async Task TypeVietnameseAsync(IPage page, int pause)
    {
        foreach (var word in Telex)
        {
            foreach (var (keys, back, text) in word)
            {
                foreach (var key in keys) await page.Keyboard.PressAsync(key.ToString());
                for (var step = 0; step < back; step++) await page.Keyboard.PressAsync("Backspace");
                if (text.Length > 0) await page.Keyboard.InsertTextAsync(text);
                if (pause > 0) await page.WaitForTimeoutAsync(pause);
            }

            await page.Keyboard.PressAsync("Space");
        }
    }

    public static async Task ComposeChineseAsync(IPage page, ICDPSession chrome)
    {
        foreach (var (pinyin, word) in new[] { ("zhongyue", "中越"), ("bianjing", "边境"), ("kouan", "口岸") })
        {
            for (var length = 2; length <= pinyin.Length; length += 2)
            {
                var sofar = pinyin[..length];
                await chrome.SendAsync("Input.imeSetComposition", new() { ["text"] = sofar, ["selectionStart"] = sofar.Length, ["selectionEnd"] = sofar.Length });
                await page.WaitForTimeoutAsync(15);
            }

            await chrome.SendAsync("Input.insertText", new() { ["text"] = word });
        }
    }
}
