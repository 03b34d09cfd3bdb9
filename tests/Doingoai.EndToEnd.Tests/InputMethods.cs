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
    ];

    /// <summary>What one types, and what one then chooses.</summary>
    private static readonly (string Typed, string Word)[] Pinyin = [("zhongyue", "中越"), ("bianjing", "边境"), ("kouan", "口岸")];

    private const string Vietnamese = "tiếng Việt đường";
    private const string Chinese = "中越边境口岸";
    private const int Pause = 20; // milliseconds, of a fast typist

    /// <summary>
    /// Types into every control that <paramref name="selector"/> finds and fails when one holds anything else afterwards. A word is
    /// typed, the box is left and entered again at once: what the server answers to it arrives while the rest is typed or thereafter.
    /// </summary>
    /// <param name="atLeast">Fewer controls mean that the test looks past them.</param>
    /// <param name="latency">Of the link, one way.</param>
    public static async Task TypeIntoAllAsync(IPage page, string selector, int atLeast, TimeSpan latency)
    {
        var chrome = await page.Context.NewCDPSessionAsync(page);
        var controls = page.Locator(selector);
        var count = await controls.CountAsync();
        Assert.True(count >= atLeast, $"Only {count} text controls were found on {page.Url}.");
        for (var at = 0; at < count; at++)
        {
            var control = controls.Nth(at);
            var han = await IsChineseAsync(control);
            await control.FocusAsync();
            if (await TextAsync(control) is not "") await page.Keyboard.PressAsync("Control+a");
            await TypeAsync(page, chrome, han, ..1);
            await control.EvaluateAsync("one => { one.blur(); one.focus(); if (one.isContentEditable) getSelection().selectAllChildren(one); }");
            await page.Keyboard.PressAsync(await control.EvaluateAsync<bool>("one => one.isContentEditable") ? "ArrowRight" : "End");
            await TypeAsync(page, chrome, han, 1..);
        }

        await page.WaitForTimeoutAsync((2 * (int)latency.TotalMilliseconds) + 300);
        for (var at = 0; at < count; at++)
        {
            var control = controls.Nth(at);
            var (wanted, text) = (await IsChineseAsync(control) ? Chinese : Vietnamese, await TextAsync(control));
            var name = await control.EvaluateAsync<string>("one => one.id || one.closest('[data-keep]')?.dataset.keep || one.ariaLabel || one.className");
            Assert.True(wanted == text, $"Control {at} ({name}) of {page.Url} holds: {text}");
        }
    }

    private static Task<bool> IsChineseAsync(ILocator control) => control.EvaluateAsync<bool>("one => one.closest('[lang]').lang === 'zh-Hans'");

    private static async Task<string> TextAsync(ILocator control) => (await control.EvaluateAsync<string>("one => (one.value ?? one.innerText).replaceAll('\\u00a0', ' ')")).Trim();

    private static Task TypeAsync(IPage page, ICDPSession chrome, bool han, Range words) => han ? ComposeChineseAsync(page, chrome, words) : TypeVietnameseAsync(page, words);

    private static async Task TypeVietnameseAsync(IPage page, Range words)
    {
        foreach (var word in Telex[words])
        {
            foreach (var (keys, back, text) in word)
            {
                foreach (var key in keys) await page.Keyboard.PressAsync(key.ToString());
                for (var step = 0; step < back; step++) await page.Keyboard.PressAsync("Backspace");
                if (text.Length > 0) await page.Keyboard.InsertTextAsync(text);
                await page.WaitForTimeoutAsync(Pause);
            }

            await page.Keyboard.PressAsync("Space");
        }
    }

    private static async Task ComposeChineseAsync(IPage page, ICDPSession chrome, Range words)
    {
        foreach (var (pinyin, word) in Pinyin[words])
        {
            for (var length = 2; length <= pinyin.Length; length += 2)
            {
                var sofar = pinyin[..length];
                await chrome.SendAsync("Input.imeSetComposition", new() { ["text"] = sofar, ["selectionStart"] = sofar.Length, ["selectionEnd"] = sofar.Length });
                await page.WaitForTimeoutAsync(Pause);
            }

            await chrome.SendAsync("Input.insertText", new() { ["text"] = word });
        }
    }
}
