using System.Collections.Concurrent;
using Doingoai.Player.Playback;
using Doingoai.Protocol.Timelines;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Agent;

/// <summary>Draws nothing, but says at once what the plan shows now, as a real one would after its first frame.</summary>
internal sealed class FakeRenderer : IRendererPort, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Guid, string> _drawn = new();
    private IRendererEvents? _events;

    public ConcurrentDictionary<Guid, RendererView> Latest { get; } = new();

    public ConcurrentQueue<RendererView> All { get; } = new();

    public byte[]? Pixels { get; set; }

    /// <summary>Which views it brings to the screen.</summary>
    public Func<RendererView, bool> Draws { get; set; } = _ => true;

    /// <summary>It says that it lives, as a real one does once a second.</summary>
    public bool Lives { get; set; } = true;

    public void Show(RendererView view)
    {
        Latest[view.Screen.Id] = view;
        All.Enqueue(view);
        var entry = Timeline.EntryAt(view.Plan, view.NowMs)?.Step?.Entry ?? "";
        var key = $"{view.Plan.Manifest} {entry}";
        if (_events is null || view.Notice is not null || !Draws(view) || _drawn.GetValueOrDefault(view.Screen.Id) == key) return;
        _drawn[view.Screen.Id] = key;
        _events.Drawn(view.Screen.Id, view.Plan.Manifest, entry, view.NowMs);
    }

    public void Start(IRendererEvents events)
    {
        _events = events;
        _ = LiveAsync();
    }

    /// <summary>An entry's turn has come.</summary>
    public void Plays(Guid screen, long manifest, string entry)
    {
        _events!.Drawn(screen, manifest, entry, 0);
        _events.Beat(screen, 60);
    }

    public void Prepares(Guid screen, string entry) => _events!.Busy(screen, entry);

    /// <summary>The page crashes and comes back.</summary>
    public void Crash(Guid screen, string reason = LossReasons.Crashed)
    {
        _events!.Lost([screen], reason);
    }

    /// <summary>What the next look alone gets.</summary>
    public byte[]? BlackOnce { get; set; }

    public int Looks { get; private set; }

    public Task<byte[]?> ScreenshotAsync(Guid screen, CancellationToken cancel)
    {
        Looks++;
        var pixels = BlackOnce ?? Pixels;
        BlackOnce = null;
        return Task.FromResult(pixels);
    }

    public Task<bool> ReloadAsync(CancellationToken cancel)
    {
        foreach (var (screen, view) in Latest) _events?.Drawn(screen, view.Plan.Manifest, "", view.NowMs);
        return Task.FromResult(true);
    }

    public void Dispose() => _stop.Cancel();

    private async Task LiveAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (Lives)
                foreach (var screen in Latest.Keys) _events!.Alive(screen);
            await Task.Delay(200, CancellationToken.None);
        }
    }

    /// <summary>Ids of what the screen would show now; waits until it is as asked.</summary>
    public Task<RendererView> UntilAsync(Guid screen, Func<RendererView, bool> isSo) => Eventually.IsAsync(() => Latest.TryGetValue(screen, out var view) && isSo(view) ? view : null);

    /// <summary>Also when it has given way to another meanwhile.</summary>
    public Task<RendererView> ShowedAsync(Func<RendererView, bool> wasSo) => Eventually.IsAsync(() => All.FirstOrDefault(wasSo));

    public Task<RendererView> UntilPlaysAsync(Guid screen, params string[] entries) =>
        UntilAsync(screen, view => Loop(view).SequenceEqual(entries));

    public static IEnumerable<string> Loop(RendererView view) => Timeline.EntryAt(view.Plan, view.NowMs)?.Segment.Loop.Select(s => s.Entry) ?? [];
}
