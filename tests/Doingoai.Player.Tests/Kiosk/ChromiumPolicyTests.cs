using System.Text.Json;
using System.Text.Json.Nodes;
using Doingoai.Player.Kiosk;
using Doingoai.Player.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>The policy a kiosk is installed with, in real Chromium.</summary>
[Trait("Starts", "browser")]
public sealed class ChromiumPolicyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Under_the_policy_the_player_draws_and_sees_its_own_picture()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var picture = renderer.Media.Picture(320, 200, seed: 5);
        renderer.Port.Show(AView.Of(AView.Placed(320, 200), 7, (AView.Slide("a", picture), 60_000)));
        await renderer.StartBrowserAsync(browser: LockedChromium.In(renderer.Folder));
        await renderer.Events.DrawnAsync("a");

        var seen = await renderer.PictureAsync();
        Assert.InRange(seen.DifferenceFrom(Pixels.Read(File.ReadAllBytes(renderer.Media.PathOf(picture)!))), 0, 0.005);
    }

    [Fact]
    public async Task Only_the_players_own_address_opens()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        await using var browser = BrowserProcess.Start(
            LockedChromium.In(renderer.Folder), new KioskOptions { AllowRoot = true, Headless = true }, renderer.Folder, NullLogger.Instance);
        await FirstPageAsync(browser.DevTools);
        var own = renderer.Address();

        Assert.Null(await RefusalAsync(browser.DevTools, own.OriginalString));
        var open = new List<string>();
        foreach (var foreign in (string[])[
            $"http://localhost:{own.Port}/", $"http://127.0.0.2:{own.Port}/", "https://example.com/", "http://192.168.1.1/", "chrome://settings", "chrome://version", "chrome://policy",
            "chrome://inspect", "chrome://print", "devtools://devtools/bundled/inspector.html", $"view-source:{own}", "file:///etc/passwd", "file:///", "data:text/html,hello"])
            if (await RefusalAsync(browser.DevTools, foreign) is var refusal && refusal != "net::ERR_BLOCKED_BY_ADMINISTRATOR") open.Add($"{foreign}: {refusal ?? "opened"}");

        Assert.Empty(open);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Developer_tools_do_not_open(bool isLocked)
    {
        // Without the policy they open with every page, as they are told to here.
        const string Open = "--auto-open-devtools-for-tabs";
        await using var renderer = await RunningRenderer.StartAsync();
        await using var browser = BrowserProcess.Start(LockedChromium.In(renderer.Folder, Open, isLocked), new KioskOptions { AllowRoot = true, Headless = true }, renderer.Folder, NullLogger.Instance);
        await FirstPageAsync(browser.DevTools);

        var isOpen = false;
        var looks = isLocked ? 30 : 600; // what opens may take its time on a busy machine; it ends the looking
        for (var look = 0; look < looks && !isOpen; look++)
        {
            await Task.Delay(100, Cancel);
            isOpen = (await browser.DevTools.CallAsync("Target.getTargets", null, null, Cancel)).ToString().Contains("devtools://", StringComparison.Ordinal);
        }

        Assert.Equal(!isLocked, isOpen);
    }

    [Fact]
    public void Downloads_dialogs_printing_and_extensions_are_forbidden()
    {
        using var policy = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "chromium-policy.json")));
        var rules = policy.RootElement;
        Assert.Equal(3, rules.GetProperty("DownloadRestrictions").GetInt32());
        foreach (var never in (string[])["AllowFileSelectionDialogs", "PrintingEnabled", "PasswordManagerEnabled", "TranslateEnabled"]) Assert.False(rules.GetProperty(never).GetBoolean());
        Assert.True(rules.GetProperty("SyncDisabled").GetBoolean());
        Assert.Equal("*", rules.GetProperty("ExtensionInstallBlocklist")[0].GetString());
        // With it Chromium refuses the player's own pipe, and nobody would see a black screen.
        Assert.False(rules.TryGetProperty("DeveloperToolsAvailability", out _));
    }

    // From a page of its own: Chromium itself falls over when it is sent elsewhere while it still shows why it refuses.
    private static async Task<string?> RefusalAsync(DevTools tools, string address)
    {
        var target = (await tools.CallAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, null, Cancel)).GetProperty("targetId").GetString();
        var session = (await tools.CallAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true }, null, Cancel)).GetProperty("sessionId").GetString();
        var answer = await tools.CallAsync("Page.navigate", new JsonObject { ["url"] = address }, session, Cancel);
        return answer.TryGetProperty("errorText", out var error) ? error.GetString() : null;
    }

    private static async Task FirstPageAsync(DevTools tools)
    {
        while (!(await tools.CallAsync("Target.getTargets", null, null, Cancel)).ToString().Contains("about:blank", StringComparison.Ordinal)) await Task.Delay(50, Cancel);
    }
}
