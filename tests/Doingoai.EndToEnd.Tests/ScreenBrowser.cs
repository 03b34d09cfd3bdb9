using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>
/// A way into the browser of a kiosk, for tests: the player starts a wrapper that opens a debugging port beside the player's own
/// pipe. A kiosk has no such port.
/// </summary>
public sealed class ScreenBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ScreenBrowser(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    /// <summary>The program to name as the kiosk's browser.</summary>
    public static string Wrap(string folder)
    {
        var path = Path.Combine(folder, "open-chromium");
        if (File.Exists(path)) return path;
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, "#!/bin/sh\nexec /usr/bin/chromium --remote-debugging-port=0 \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    public static async Task<ScreenBrowser> AttachAsync(string playerStore)
    {
        // Chromium writes the port it took into its profile; a fresh start has a fresh profile.
        var file = new DirectoryInfo(Path.Combine(playerStore, "browser")).EnumerateFiles("DevToolsActivePort", SearchOption.AllDirectories).OrderByDescending(one => one.LastWriteTimeUtc).First();
        var port = (await File.ReadAllLinesAsync(file.FullName))[0];
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{port}");
        return new(playwright, browser, browser.Contexts.SelectMany(context => context.Pages).First(page => page.Url.StartsWith("http://127.0.0.1", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
