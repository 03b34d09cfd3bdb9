using System.Text.Json;
using Doingoai.Player.Local;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Kiosk;

/// <summary>The pages of one run of the browser, one per output, and whether they live.</summary>
/// <param name="displays"><c>null</c>: somebody else arranges displays and windows, or there are none.</param>
internal sealed class BrowserSession(BrowserProcess browser, LocalRendererPort port, KioskOptions options, XDisplays? displays, Func<string?, string, Uri> addressOf, TimeProvider time)
{
    private static readonly OutputInfo Unknown = new("", 1920, 1080, 0);

    // By the number of the output.
    private readonly SortedDictionary<int, (BrowserPage Page, string? Output, string Seat, long Opened)> _pages = [];
    private readonly Dictionary<BrowserPage, (int Width, int Height)> _sizes = [];
    private readonly TaskCompletionSource<string> _crashed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DisplayPlan? _covered;

    public BrowserProcess Browser => browser;

    /// <summary>Why the run is over, should a page die or the browser go away.</summary>
    public Task<string> Broken => _crashed.Task;

    public async Task OpenAsync(CancellationToken cancel)
    {
        browser.DevTools.Told += OnTold;
        _ = browser.Exited.ContinueWith(_ => _crashed.TrySetResult("the browser ended"), TaskScheduler.Default);
        _ = browser.DevTools.Closed.ContinueWith(_ => _crashed.TrySetResult("the browser closed its pipe"), TaskScheduler.Default);
        var first = await BrowserPage.AttachFirstAsync(browser.DevTools, cancel);
        if (await ArrangeAsync(port.Outputs, cancel) is { Windows: [{ } area, ..] }) await first.CoverAsync(area, cancel);
        await OpenPageAsync(0, first, null, cancel);
        await FollowOutputsAsync(cancel);
    }

    /// <summary>Opens pages for outputs that have become known, covers each output's display, gives pages without a display their output's size, and closes what nobody ordered.</summary>
    public async Task FollowOutputsAsync(CancellationToken cancel)
    {
        var outputs = port.Outputs;
        var plan = await ArrangeAsync(outputs, cancel);
        for (var index = 0; index < Math.Max(1, outputs.Count); index++)
        {
            // The first page shows the first output, whatever it turns out to be called: it is there before any is known.
            var area = plan?.Windows.ElementAtOrDefault(index);
            if (!_pages.ContainsKey(index))
            {
                if (plan is not null && area is null) continue; // without a display of its own its window would cover another's
                await OpenPageAsync(index, await BrowserPage.OpenAsync(browser.DevTools, area, cancel), outputs[index].Name, cancel);
            }

            if (area is { } covered && !ReferenceEquals(plan, _covered)) await _pages[index].Page.CoverAsync(covered, cancel);
            if (options.IsHeadless) await FitAsync(_pages[index].Page, outputs.Count > 0 ? outputs[index] : Unknown, cancel);
        }

        _covered = plan;
        await BrowserPage.CloseOthersAsync(browser.DevTools, _pages.Values.Select(page => page.Page.Target).ToHashSet(), cancel);
    }

    /// <summary>A page that has been silent for too long, in words; <c>null</c> while all live.</summary>
    public string? SilentPage()
    {
        foreach (var (_, output, seat, opened) in _pages.Values)
        {
            var silence = port.SilenceOf(seat);
            if (silence is null && time.GetElapsedTime(opened) > options.FirstBeat) return $"output {output ?? "1"} never came up";
            if (silence is not { } silent || silent <= options.BeatLost) continue;

            _ = port.LostAsync(output, LossReasons.Hung);
            return $"output {output ?? "1"} has been silent for {silent.TotalSeconds:0} s";
        }

        return null;
    }

    /// <summary>The run is over: its seats are given up.</summary>
    public void Forget() => _pages.Values.ToList().ForEach(page => port.Forget(page.Seat));

    public async Task<byte[]?> CaptureAsync(ManifestScreen screen, CancellationToken cancel)
    {
        // A device that does not know its screens yet shows one on the whole of its first page.
        var index = screen.Id == Guid.Empty ? 0 : port.Outputs.ToList().FindIndex(output => output.Name == screen.Output);
        if (!_pages.TryGetValue(index, out var shown)) return null;

        var page = shown.Page;
        var (width, height) = await page.SizeAsync(cancel);
        var clip = OutputLayout.OnSignal(screen, width, height);
        return await page.CaptureAsync(screen.Id == Guid.Empty || clip == (0, 0, width, height) ? null : clip, cancel);
    }

    public async Task ReloadAsync(CancellationToken cancel)
    {
        foreach (var (page, _, _, _) in _pages.Values) await page.ReloadAsync(cancel);
    }

    private async Task<DisplayPlan?> ArrangeAsync(IReadOnlyList<OutputInfo> outputs, CancellationToken cancel)
    {
        if (displays is null) return null;
        var plan = await displays.ArrangeAsync(outputs, cancel);
        port.Lacks(plan?.Lack);
        return plan;
    }

    private async Task OpenPageAsync(int index, BrowserPage page, string? output, CancellationToken cancel)
    {
        var seat = Guid.CreateVersion7().ToString("N");
        _pages[index] = (page, output, seat, time.GetTimestamp());
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
            _ = port.LostAsync(_pages.Values.FirstOrDefault(page => page.Page.Session == session).Output, LossReasons.Crashed);
        if (method is "Inspector.detached" or "Target.detachedFromTarget") _crashed.TrySetResult("a page was closed");
    }
}
