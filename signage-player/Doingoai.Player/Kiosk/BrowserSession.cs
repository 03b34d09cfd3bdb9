using System.Text.Json;
using Doingoai.Player.Local;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Kiosk;

/// <summary>The pages of one run of the browser, one per output, and whether they live.</summary>
internal sealed class BrowserSession(BrowserProcess browser, LocalRendererPort port, KioskOptions options, Func<string?, string, Uri> addressOf, TimeProvider time)
{
    private static readonly OutputInfo Unknown = new("", 1920, 1080, 0);

    private readonly List<(BrowserPage Page, string? Output, string Seat)> _pages = [];
    private readonly Dictionary<BrowserPage, (int Width, int Height)> _sizes = [];
    private readonly TaskCompletionSource<string> _crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _started = time.GetTimestamp();

    public BrowserProcess Browser => browser;

    /// <summary>Why the run is over, should a page die or the browser go away.</summary>
    public Task<string> Broken => _crashed.Task;

    public async Task OpenAsync(CancellationToken cancel)
    {
        browser.DevTools.Told += OnTold;
        _ = browser.Exited.ContinueWith(_ => _crashed.TrySetResult("the browser ended"), TaskScheduler.Default);
        _ = browser.DevTools.Closed.ContinueWith(_ => _crashed.TrySetResult("the browser closed its pipe"), TaskScheduler.Default);
        await OpenPageAsync(await BrowserPage.AttachFirstAsync(browser.DevTools, cancel), null, cancel);
        await FollowOutputsAsync(cancel);
    }

    /// <summary>Opens pages for outputs that have become known, and gives pages without a display their output's size.</summary>
    public async Task FollowOutputsAsync(CancellationToken cancel)
    {
        var outputs = port.Outputs;
        for (var index = 0; index < Math.Max(1, outputs.Count); index++)
        {
            // The first page shows the first output, whatever it turns out to be called: it is there before any is known.
            if (index == _pages.Count) await OpenPageAsync(await BrowserPage.OpenAsync(browser.DevTools, cancel), outputs[index].Name, cancel);
            if (options.IsHeadless) await FitAsync(_pages[index].Page, outputs.Count > 0 ? outputs[index] : Unknown, cancel);
        }
    }

    /// <summary>A page that has been silent for too long, in words; <c>null</c> while all live.</summary>
    public string? SilentPage()
    {
        foreach (var (_, output, seat) in _pages)
        {
            var silence = port.SilenceOf(seat);
            if (silence is null && time.GetElapsedTime(_started) > options.FirstBeat) return $"output {output ?? "1"} never came up";
            if (silence is not { } silent || silent <= options.BeatLost) continue;

            _ = port.LostAsync(output, LossReasons.Hung);
            return $"output {output ?? "1"} has been silent for {silent.TotalSeconds:0} s";
        }

        return null;
    }

    /// <summary>The run is over: its seats are given up.</summary>
    public void Forget() => _pages.ForEach(page => port.Forget(page.Seat));

    public async Task<byte[]?> CaptureAsync(ManifestScreen screen, CancellationToken cancel)
    {
        // A device that does not know its screens yet shows one on the whole of its first page.
        var index = screen.Id == Guid.Empty ? 0 : port.Outputs.ToList().FindIndex(output => output.Name == screen.Output);
        if (index < 0 || index >= _pages.Count) return null;

        var page = _pages[index].Page;
        var (width, height) = await page.SizeAsync(cancel);
        var clip = OutputLayout.OnSignal(screen, width, height);
        return await page.CaptureAsync(screen.Id == Guid.Empty || clip == (0, 0, width, height) ? null : clip, cancel);
    }

    public async Task ReloadAsync(CancellationToken cancel)
    {
        foreach (var (page, _, _) in _pages) await page.ReloadAsync(cancel);
    }

    private async Task OpenPageAsync(BrowserPage page, string? output, CancellationToken cancel)
    {
        var seat = Guid.CreateVersion7().ToString("N");
        _pages.Add((page, output, seat));
        await page.NavigateAsync(addressOf(output, seat), cancel);
    }

    private async Task FitAsync(BrowserPage page, OutputInfo output, CancellationToken cancel)
    {
        if (_sizes.GetValueOrDefault(page) == (output.Width, output.Height)) return;

        await page.ResizeAsync(output.Width, output.Height, cancel);
        _sizes[page] = (output.Width, output.Height);
    }

    private void OnTold(string method, string? session, JsonElement parameters)
    {
        if (method == "Inspector.targetCrashed" && _crashed.TrySetResult("a page crashed"))
            _ = port.LostAsync(_pages.Find(page => page.Page.Session == session).Output, LossReasons.Crashed);
        if (method is "Inspector.detached" or "Target.detachedFromTarget") _crashed.TrySetResult("a page was closed");
    }
}
