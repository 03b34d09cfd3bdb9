using System.Collections.Concurrent;
using Doingoai.Player.Playback;
using Doingoai.Protocol.Timelines;

namespace Doingoai.FleetSimulator;

/// <summary>
/// Draws nothing and says what a browser would say: an entry is "drawn" one frame after it is due. It walks the plan by
/// <see cref="Timeline.EntryAt"/> alone, so it knows no more than the real renderer.
/// </summary>
internal sealed class FakeRenderer(TimeProvider time) : IRendererPort, IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(16);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Walk> _walks = [];
    private IRendererEvents? _events;
    private ITimer? _beat;
    private int _reloads;
    private int _screenshots;

    /// <summary>What each screen shows: entry and since which manifest.</summary>
    public IReadOnlyDictionary<Guid, string> Showing => _walks.ToDictionary(walk => walk.Key, walk => walk.Value.Drawn ?? "");

    /// <summary>The latest view of each screen.</summary>
    public IReadOnlyDictionary<Guid, RendererView> Views => _walks.Where(walk => walk.Value.View is not null).ToDictionary(walk => walk.Key, walk => walk.Value.View!);

    /// <summary>Hash of the file on each screen, as it was when it was drawn; none: the calm slate.</summary>
    public string? FileOn(Guid screen) => _walks.TryGetValue(screen, out var walk) ? walk.File : null;

    /// <summary>Hashes of files that do not decode: their entries are passed over, as a browser does.</summary>
    public IReadOnlySet<string> Poison { get; set; } = new HashSet<string>();

    /// <summary>Pictures taken.</summary>
    public int Screenshots => _screenshots;

    public string? Notice { get; private set; }

    /// <summary>How often it was loaded anew.</summary>
    public int Reloads => _reloads;

    /// <summary>An entry was drawn: screen, manifest, entry.</summary>
    public event Action<Guid, long, string>? WasDrawn;

    public void Start(IRendererEvents events)
    {
        _events = events;
        _beat = time.CreateTimer(_ => Beat(), null, Second, Second);
    }

    public void Show(RendererView view)
    {
        Notice = view.Notice;
        _walks.GetOrAdd(view.Screen.Id, _ => new Walk(time, Draw, IsPoison)).Take(view);
    }

    /// <summary>False: no picture can be taken of it. What it takes is black.</summary>
    public bool TakesPictures { get; init; } = true;

    public Task<byte[]?> ScreenshotAsync(Guid screen, CancellationToken cancel)
    {
        if (!TakesPictures) return Task.FromResult<byte[]?>(null);
        Interlocked.Increment(ref _screenshots);
        using var nothing = NetVips.Image.Black(64, 36);
        return Task.FromResult<byte[]?>(nothing.PngsaveBuffer());
    }

    /// <summary>Draws everything anew, as a page that was loaded again does.</summary>
    public Task<bool> ReloadAsync(CancellationToken cancel)
    {
        Interlocked.Increment(ref _reloads);
        foreach (var walk in _walks.Values) walk.Again();
        return Task.FromResult(true);
    }

    public void Dispose()
    {
        _beat?.Dispose();
        foreach (var walk in _walks.Values) walk.Dispose();
    }

    private void Beat()
    {
        foreach (var screen in _walks.Keys) _events?.Beat(screen, 60);
    }

    private void Draw(RendererView view, string entry, long atMs)
    {
        WasDrawn?.Invoke(view.Screen.Id, view.Plan.Manifest, entry);
        if (IsPoison(view, entry)) _events?.Failed(view.Screen.Id, view.Plan.Manifest, entry, "decode");
        else _events?.Drawn(view.Screen.Id, view.Plan.Manifest, entry, atMs);
    }

    private bool IsPoison(RendererView view, string entry) => Poison.Count > 0 && FileOf(view, entry) is { } file && Poison.Contains(file);

    private static string? FileOf(RendererView view, string entry) => view.Entries.TryGetValue(entry, out var drawn) && drawn.Media is { } media ? media[(media.LastIndexOf('/') + 1)..] : null;

    private sealed class Walk : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly ITimer _timer;
        private readonly TimeProvider _time;
        private readonly Action<RendererView, string, long> _draw;
        private readonly Func<RendererView, string, bool> _isPoison;
        private RendererView? _view;
        private long _received;

        public Walk(TimeProvider time, Action<RendererView, string, long> draw, Func<RendererView, string, bool> isPoison)
        {
            (_time, _draw, _isPoison) = (time, draw, isPoison);
            _timer = time.CreateTimer(_ => Step(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public RendererView? View
        {
            get
            {
                lock (_gate) return _view;
            }
        }

        public string? Drawn { get; private set; }

        /// <summary>Of what was drawn: a newer view may not name it any more while it is still on the screen.</summary>
        public string? File { get; private set; }

        private long DrawnUnder { get; set; }

        public void Take(RendererView view)
        {
            lock (_gate) (_view, _received) = (view, _time.GetTimestamp());
            _timer.Change(Frame, Timeout.InfiniteTimeSpan);
        }

        public void Again()
        {
            lock (_gate) Drawn = null;
            _timer.Change(Frame, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => _timer.Dispose();

        private void Step()
        {
            RendererView view;
            long now, next;
            string entry;
            bool changed;
            lock (_gate)
            {
                view = _view!;
                now = view.NowMs + (long)_time.GetElapsedTime(_received).TotalMilliseconds;
                var position = Timeline.EntryAt(view.Plan, now);
                entry = position?.Step?.Entry ?? "";
                next = (position?.ToMs ?? now + 1000) - now;
                changed = entry != Drawn || view.Plan.Manifest != DrawnUnder;
                DrawnUnder = view.Plan.Manifest;
                if (!_isPoison(view, entry)) (Drawn, File) = (entry, FileOf(view, entry)); // else what was there before stays
            }

            if (changed) _draw(view, entry, now);
            _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(next, 16, 60_000)), Timeout.InfiniteTimeSpan);
        }
    }
}
