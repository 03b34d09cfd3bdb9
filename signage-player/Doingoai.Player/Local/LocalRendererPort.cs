using Doingoai.Player.Playback;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Local;

/// <summary>
/// The renderer as pages in a browser. Keeps the latest view of every screen for pages that connect later, and passes on
/// what one page per output reports.
/// </summary>
internal sealed partial class LocalRendererPort(TimeProvider time, ILogger<LocalRendererPort> logger) : IRendererPort
{
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan ReloadPatience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, ShownView> _views = [];
    private readonly Dictionary<Guid, (long Manifest, string Entry, long AtMs)> _drawn = [];
    private readonly Dictionary<string, long> _beats = [];
    private readonly List<RendererPage> _pages = [];
    private TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IRendererEvents? _events;

    /// <summary>Outputs or notices changed.</summary>
    public event Action? Changed;

    /// <summary>Set once at the start when a browser is supervised.</summary>
    public IBrowser? Browser { get; set; }

    /// <summary>Outputs in the order in which a page without a name takes the first.</summary>
    public IReadOnlyList<OutputInfo> Outputs
    {
        get
        {
            lock (_lock) return OutputsLocked();
        }
    }

    /// <summary>What the screens show instead of a plan: the enrolment code.</summary>
    public string? Notice
    {
        get
        {
            lock (_lock) return _views.Values.Select(shown => shown.View.Notice).FirstOrDefault(notice => notice is not null);
        }
    }

    public void Start(IRendererEvents events) => _events = events;

    public void Show(RendererView view)
    {
        var shown = new ShownView(view, time.GetTimestamp());
        bool changed;
        lock (_lock)
        {
            var before = _views.GetValueOrDefault(view.Screen.Id);
            var dropped = DropOthers(view.Screen.Id);
            _views[view.Screen.Id] = shown;
            var moved = dropped || before is null || before.View.Screen.Output != view.Screen.Output;
            changed = moved || before!.View.Notice != view.Notice || PlaceOf(before.View.Screen) != PlaceOf(view.Screen);
            foreach (var page in _pages)
            {
                if (moved) page.PostAll(ViewsOf(page));
                else if (OutputOf(page) == view.Screen.Output) page.Post(shown);
            }
        }

        if (changed) Changed?.Invoke();
    }

    public Task<byte[]?> ScreenshotAsync(Guid screen, CancellationToken cancel)
    {
        ManifestScreen? known;
        lock (_lock) known = _views.GetValueOrDefault(screen)?.View.Screen;
        return known is not null && Browser is { } browser ? browser.CaptureAsync(known, cancel) : Task.FromResult<byte[]?>(null);
    }

    public async Task<bool> ReloadAsync(CancellationToken cancel)
    {
        Task back;
        lock (_lock)
        {
            _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
            back = _connected.Task;
        }

        if (Browser is not { } browser || !await browser.ReloadAsync(cancel))
        {
            lock (_lock) _pages.ForEach(page => page.PostReload());
        }

        try
        {
            await back.WaitAsync(ReloadPatience, time, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>A page has opened: it gets everything its output shows.</summary>
    public RendererPage Connect(string? output, string? seat)
    {
        var page = new RendererPage(output, seat, time);
        lock (_lock)
        {
            _pages.Add(page);
            page.PostAll(ViewsOf(page));
            _connected.TrySetResult();
        }

        return page;
    }

    public void Disconnect(RendererPage page)
    {
        lock (_lock) _pages.Remove(page);
    }

    /// <summary>Since the last sign of life from this seat, connected or not; <c>null</c> if there was none yet.</summary>
    public TimeSpan? SilenceOf(string seat)
    {
        lock (_lock) return _beats.TryGetValue(seat, out var beat) ? time.GetElapsedTime(beat) : null;
    }

    /// <summary>The supervised page of an output (<c>null</c>: the first) crashed or hung. What it said last may still be on its way.</summary>
    public async Task LostAsync(string? output, string reason)
    {
        await Task.Delay(LastWords, time);
        List<Guid> screens;
        lock (_lock)
        {
            output ??= FirstOutput;
            screens = [.. _views.Values.Where(shown => shown.View.Screen.Output == output).Select(shown => shown.View.Screen.Id)];
        }

        if (screens.Count > 0) _events?.Lost(screens, reason);
    }

    /// <summary>What the displays lack for the outputs; <c>null</c>: nothing.</summary>
    public void Lacks(string? lack) => _events?.Displays(lack);

    /// <summary>Nobody will ask for this seat again.</summary>
    public void Forget(string seat)
    {
        lock (_lock) _beats.Remove(seat);
    }

    /// <summary>What the views say a file is; <c>null</c> for files they do not name.</summary>
    public string? ContentTypeOf(string media)
    {
        lock (_lock) return _views.Values.SelectMany(shown => shown.View.Entries.Values).FirstOrDefault(entry => entry.Media == media)?.ContentType;
    }

    /// <summary>Screens a page shows.</summary>
    public IReadOnlyList<Guid> ScreensOf(RendererPage page)
    {
        lock (_lock) return [.. _views.Keys.Where(screen => Belongs(screen, page))];
    }

    /// <summary>A page reports. Only one page per output speaks for it, and only about its own screens.</summary>
    public void Receive(RendererPage page, PageMessage message)
    {
        lock (_lock)
        {
            if (message.Type == "beat" && page.Seat is { } seat) _beats[seat] = time.GetTimestamp();
            if (SpeakerFor(page) != page) return;
        }

        switch (message)
        {
            case { Type: "beat", Screens: { } screens, Fps: { } fps }:
                foreach (var screen in ScreensOf(page)) _events?.Alive(screen);
                foreach (var screen in screens.Where(screen => Belongs(screen, page))) _events?.Beat(screen, fps);
                break;
            case { Type: "drawn", Screen: { } screen, Manifest: { } manifest, Entry: { } entry, AtMs: { } at }:
                if (IsNews(page, screen, manifest, entry, at)) _events?.Drawn(screen, manifest, entry, at);
                break;
            case { Type: "busy", Screen: { } screen, Entry: { } entry }:
                if (Belongs(screen, page)) _events?.Busy(screen, entry);
                break;
            case { Type: "failed", Screen: { } screen, Manifest: { } manifest, Entry: { } entry }:
                LogFailed(entry, screen, message.Reason ?? "");
                if (Belongs(screen, page)) _events?.Failed(screen, manifest, entry, message.Reason ?? "");
                break;
        }
    }

    // A device without identity shows one page-wide view; it and real screens exclude each other.
    private bool DropOthers(Guid screen)
    {
        var others = _views.Keys.Where(other => (other == Guid.Empty) != (screen == Guid.Empty)).ToList();
        others.ForEach(other => _views.Remove(other));
        return others.Count > 0;
    }

    private static (int, int, int, int, int) PlaceOf(ManifestScreen screen) =>
        (screen.X, screen.Y, screen.Width, screen.Height, screen.Rotation);

    private List<OutputInfo> OutputsLocked() =>
    [
        .. from shown in _views.Values
           where shown.View.Screen.Id != Guid.Empty
           group shown.View.Screen by shown.View.Screen.Output into output
           orderby output.Key
           select OutputLayout.Of(output.Key, output),
    ];

    private string? OutputOf(RendererPage page) => page.Output ?? FirstOutput;

    private string? FirstOutput => _views.Values.Select(shown => shown.View.Screen.Output).Order(StringComparer.Ordinal).FirstOrDefault();

    // Who connects later is not told to jump: the plan itself says where it is.
    private List<ShownView> ViewsOf(RendererPage page)
    {
        var output = OutputOf(page);
        return
        [
            .. from shown in _views.Values
               where shown.View.Screen.Output == output || shown.View.Screen.Id == Guid.Empty
               select shown with { View = shown.View with { JumpTo = null } },
        ];
    }

    // The supervised page if there is one, otherwise the one that has been open longest.
    private RendererPage? SpeakerFor(RendererPage page)
    {
        var output = OutputOf(page);
        var rivals = _pages.Where(other => OutputOf(other) == output).ToList();
        return rivals.LastOrDefault(other => other.Seat is not null) ?? rivals.FirstOrDefault();
    }

    private bool Belongs(Guid screen, RendererPage page)
    {
        lock (_lock) return _views.TryGetValue(screen, out var shown) && shown.View.Screen.Output == OutputOf(page);
    }

    // A page that reconnects says again what is on: the agent has heard it.
    private bool IsNews(RendererPage page, Guid screen, long manifest, string entry, long atMs)
    {
        lock (_lock)
        {
            if (!Belongs(screen, page)) return false;
            if (_drawn.TryGetValue(screen, out var last) && last == (manifest, entry, atMs)) return false;
            _drawn[screen] = (manifest, entry, atMs);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Entry {Entry} of screen {Screen} could not be drawn and was passed over: {Reason}")]
    private partial void LogFailed(string entry, Guid screen, string reason);
}
