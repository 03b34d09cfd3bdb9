using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Doingoai.Player.Kiosk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.FleetSimulator.Hostile;

/// <summary>A person's Chromium in which every script of the corpus would be noticed.</summary>
internal sealed class Witness : IAsyncDisposable
{
    private const string Hook = "window.hostile = n => { console.error('RAN ' + n); }; window.alert = window.confirm = window.prompt = n => console.error('RAN ' + n);";

    private readonly BrowserProcess _browser;
    private readonly BrowserPage _page;
    private readonly string _folder;
    private readonly ConcurrentQueue<string> _ran = new();

    private Witness(BrowserProcess browser, BrowserPage page, string folder) => (_browser, _page, _folder) = (browser, page, folder);

    /// <summary>What ran since the last question.</summary>
    public IReadOnlyList<string> TakeRan()
    {
        var ran = new List<string>();
        while (_ran.TryDequeue(out var one)) ran.Add(one);
        return ran;
    }

    public static async Task<Witness> StartAsync(string chromium, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("doingoai-witness-").FullName;
        var browser = BrowserProcess.Start(chromium, new KioskOptions { AllowRoot = true, Headless = true }, folder, NullLogger.Instance);
        var witness = new Witness(browser, await BrowserPage.AttachFirstAsync(browser.DevTools, cancel), folder);
        browser.DevTools.Told += witness.Hear;
        await witness.CallAsync("Runtime.enable", [], cancel);
        await witness.CallAsync("Page.addScriptToEvaluateOnNewDocument", new JsonObject { ["source"] = Hook }, cancel);
        return witness;
    }

    public async Task OpenAsync(string address, CancellationToken cancel)
    {
        await CallAsync("Page.navigate", new JsonObject { ["url"] = address }, cancel);
        await Wait.UntilAsync($"{address} is loaded", async () => (await EvaluateAsync("document.readyState", cancel)).GetString() == "complete", TimeSpan.FromSeconds(30), cancel);
        await Task.Delay(1_500, cancel); // what scripts of the page fetch and swap in
    }

    public async Task<JsonElement> EvaluateAsync(string expression, CancellationToken cancel)
    {
        var answer = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true }, cancel);
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Hear(string method, string? session, JsonElement told)
    {
        if (method == "Page.javascriptDialogOpening") _ran.Enqueue("a dialog");
        if (method != "Runtime.consoleAPICalled") return;
        foreach (var said in told.GetProperty("args").EnumerateArray())
            if (said.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith("RAN ", StringComparison.Ordinal)) _ran.Enqueue(value.GetString()!);
    }

    private Task<JsonElement> CallAsync(string method, JsonObject parameters, CancellationToken cancel) => _browser.DevTools.CallAsync(method, parameters, _page.Session, cancel);
}
