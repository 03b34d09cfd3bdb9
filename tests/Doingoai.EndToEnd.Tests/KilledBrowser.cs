using System.Diagnostics;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>A Chromium of one's own that can be ended as a power cut ends it: no goodbye to any page.</summary>
internal sealed class KilledBrowser : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _profile;
    private readonly IPlaywright _playwright;

    private KilledBrowser(Process process, string profile, IPlaywright playwright, IPage page) => (_process, _profile, _playwright, Page) = (process, profile, playwright, page);

    public IPage Page { get; }

    public static async Task<KilledBrowser> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("doingoai-browser-").FullName;
        string[] flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"];
        var process = Process.Start(new ProcessStartInfo("/usr/bin/chromium", flags) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{await PortAsync(profile)}");
        browser.Contexts[0].SetDefaultTimeout(60_000);
        return new(process, profile, playwright, browser.Contexts[0].Pages[0]);
    }

    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        _playwright.Dispose();
        for (var attempt = 0; Directory.Exists(_profile); attempt++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(100); // its helpers are still dying
            }
        }
    }

    private static async Task<string> PortAsync(string profile)
    {
        var file = Path.Combine(profile, "DevToolsActivePort");
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30); await Task.Delay(50))
            if (File.Exists(file) && await File.ReadAllLinesAsync(file) is [var port, _, ..]) return port;
        throw new TimeoutException("Chromium did not open its debugging port.");
    }
}
