using System.Text.Json;
using System.Text.Json.Nodes;

namespace Doingoai.Player.Kiosk;

/// <summary>One page of the supervised browser: the whole of one output.</summary>
internal sealed class BrowserPage(DevTools tools, string session, string target)
{
    /// <summary>Screenshots beyond this size are sent as JPEG.</summary>
    private const int LargestPng = Protocol.Wire.Routes.MaxScreenshotBytes;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    public string Session => session;

    public string Target => target;

    /// <summary>The page the browser started with.</summary>
    public static async Task<BrowserPage> AttachFirstAsync(DevTools tools, CancellationToken cancel)
    {
        while (true)
        {
            var targets = (await tools.CallAsync("Target.getTargets", null, null, cancel)).GetProperty("targetInfos").EnumerateArray();
            // The browser's own surfaces pass for pages while it starts.
            var page = targets.FirstOrDefault(info => info.GetProperty("type").GetString() == "page" && info.GetProperty("url").GetString() == "about:blank");
            if (page.ValueKind == JsonValueKind.Object) return await AttachAsync(tools, page.GetProperty("targetId").GetString()!, cancel);

            // The browser answers before its first window is there.
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }
    }

    /// <summary>A page in a window of its own, for a further output.</summary>
    /// <param name="area">Where it comes up, so that it never covers another's; <c>null</c>: wherever.</param>
    public static async Task<BrowserPage> OpenAsync(DevTools tools, Area? area, CancellationToken cancel)
    {
        var window = area is { } at ? Bounds(at) : [];
        (window["url"], window["newWindow"]) = ("about:blank", true);
        var created = await tools.CallAsync("Target.createTarget", window, null, cancel);
        return await AttachAsync(tools, created.GetProperty("targetId").GetString()!, cancel);
    }

    /// <summary>Closes what is not the player's own: a tab or a window that somebody opened with a keyboard, over the picture.</summary>
    public static async Task CloseOthersAsync(DevTools tools, IReadOnlySet<string> own, CancellationToken cancel)
    {
        var targets = (await tools.CallAsync("Target.getTargets", null, null, cancel)).GetProperty("targetInfos").EnumerateArray();
        foreach (var other in targets.Where(info => info.GetProperty("type").GetString() == "page" && !IsSurface(info) && !own.Contains(info.GetProperty("targetId").GetString()!)))
            await CloseAsync(tools, other.GetProperty("targetId").GetString()!, cancel);
    }

    /// <summary>Goes there, and tries again until the page is loaded: an error page is never left standing.</summary>
    public async Task NavigateAsync(Uri address, CancellationToken cancel)
    {
        while (true)
        {
            var result = await CallAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri }, cancel);
            if (!result.TryGetProperty("errorText", out _)) return;

            await CallAsync("Page.navigate", new JsonObject { ["url"] = "about:blank" }, cancel);
            await Task.Delay(RetryDelay, cancel);
        }
    }

    public Task ReloadAsync(CancellationToken cancel) => CallAsync("Page.reload", [], cancel);

    /// <summary>Without a display the page has no size of its own: it gets the output's.</summary>
    public Task ResizeAsync(int width, int height, CancellationToken cancel) => CallAsync(
        "Emulation.setDeviceMetricsOverride",
        new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false },
        cancel);

    /// <summary>Covers the area with the page's window. Without a window manager a browser does not know how large its screen is.</summary>
    public async Task CoverAsync(Area area, CancellationToken cancel)
    {
        var window = await tools.CallAsync("Browser.getWindowForTarget", new JsonObject { ["targetId"] = target }, null, cancel);
        var (number, bounds) = (window.GetProperty("windowId").GetInt32(), window.GetProperty("bounds"));
        int Of(string name) => bounds.GetProperty(name).GetInt32();
        if (bounds.GetProperty("windowState").GetString() == "fullscreen" && (Of("left"), Of("top"), Of("width"), Of("height")) == (area.X, area.Y, area.Width, area.Height)) return;

        // A window is moved only when it is not fullscreen, and shows its frame unless it is.
        foreach (var next in (JsonObject[])[new() { ["windowState"] = "normal" }, Bounds(area), new() { ["windowState"] = "fullscreen" }])
            await tools.CallAsync("Browser.setWindowBounds", new JsonObject { ["windowId"] = number, ["bounds"] = next }, null, cancel);
    }

    public async Task<(int Width, int Height)> SizeAsync(CancellationToken cancel)
    {
        var viewport = (await CallAsync("Page.getLayoutMetrics", [], cancel)).GetProperty("cssLayoutViewport");
        return (viewport.GetProperty("clientWidth").GetInt32(), viewport.GetProperty("clientHeight").GetInt32());
    }

    /// <param name="clip"><c>null</c>: the whole page. For a part of it the browser lays the page out anew for a moment, which people may see.</param>
    public async Task<byte[]> CaptureAsync((int X, int Y, int Width, int Height)? clip, CancellationToken cancel)
    {
        var png = await CaptureAsync("png", clip, cancel);
        return png.Length <= LargestPng ? png : await CaptureAsync("jpeg", clip, cancel);
    }

    private async Task<byte[]> CaptureAsync(string format, (int X, int Y, int Width, int Height)? clip, CancellationToken cancel)
    {
        var parameters = new JsonObject
        {
            ["format"] = format,
            ["optimizeForSpeed"] = true,
            ["captureBeyondViewport"] = false,
        };
        if (clip is var (x, y, width, height)) parameters["clip"] = new JsonObject { ["x"] = x, ["y"] = y, ["width"] = width, ["height"] = height, ["scale"] = 1 };
        if (format == "jpeg") parameters["quality"] = 85;
        return (await CallAsync("Page.captureScreenshot", parameters, cancel)).GetProperty("data").GetBytesFromBase64();
    }

    private static async Task CloseAsync(DevTools tools, string target, CancellationToken cancel)
    {
        try
        {
            await tools.CallAsync("Target.closeTarget", new JsonObject { ["targetId"] = target }, null, cancel);
        }
        catch (DevToolsException)
        {
            // It was closed meanwhile; should the browser be gone, its session ends by itself.
        }
    }

    // Parts of a window's own frame.
    private static bool IsSurface(JsonElement info) => info.GetProperty("url").GetString()!.Contains(".top-chrome", StringComparison.Ordinal);

    private static JsonObject Bounds(Area area) => new() { ["left"] = area.X, ["top"] = area.Y, ["width"] = area.Width, ["height"] = area.Height };

    private static async Task<BrowserPage> AttachAsync(DevTools tools, string target, CancellationToken cancel)
    {
        var attached = await tools.CallAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true }, null, cancel);
        var page = new BrowserPage(tools, attached.GetProperty("sessionId").GetString()!, target);
        await page.CallAsync("Page.enable", [], cancel);
        await page.CallAsync("Inspector.enable", [], cancel);
        return page;
    }

    private Task<JsonElement> CallAsync(string method, JsonObject parameters, CancellationToken cancel) =>
        tools.CallAsync(method, parameters, session, cancel);
}
