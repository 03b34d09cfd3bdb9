using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>Debian's Chromium driven as a person would use it: the one without a desktop's windows, which takes a third less of the machine.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<(string? Test, IBrowserContext Person)> _people = [];

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Headless = true, Args = Flags }));
    }

    /// <summary>A fresh profile of its own: no cookie, no storage.</summary>
    public async Task<IPage> PersonAsync(Uri address, int width = 1440, int height = 900)
    {
        await LeaveAsync();
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            Locale = "vi-VN",
            TimezoneId = "America/New_York", // typed and shown times must not depend on it
        });
        _people.Add((TestContext.Current.Test?.UniqueID, context));
        context.SetDefaultTimeout(60_000); // the machine may be doing five other things
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    // Who came for a test that is over goes: pages of the desk live on, and forty of them leave the next test nothing of the machine.
    private async Task LeaveAsync()
    {
        foreach (var one in _people.Where(one => one.Test != TestContext.Current.Test?.UniqueID).ToList())
        {
            await one.Person.CloseAsync();
            _people.Remove(one);
        }
    }
}
