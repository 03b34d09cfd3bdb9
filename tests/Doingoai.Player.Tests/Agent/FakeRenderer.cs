using System.Collections.Concurrent;
using Doingoai.Player.Playback;
using Doingoai.Protocol.Timelines;

namespace Doingoai.Player.Tests.Agent;

/// <summary>Draws nothing, but says at once what the plan shows now, as a real one would after its first frame.</summary>
internal sealed class FakeRenderer : IRendererPort
{
    private readonly ConcurrentDictionary<Guid, string> _drawn = new();
    private IRendererEvents? _events;

    public ConcurrentDictionary<Guid, RendererView> Latest { get; } = new();

    public ConcurrentQueue<RendererView> All { get; } = new();

    public byte[]? Pixels { get; set; }

    public void Show(RendererView view)
    {
        Latest[view.Screen.Id] = view;
        All.Enqueue(view);
        var entry = Timeline.EntryAt(view.Plan, view.NowMs)?.Step?.Entry ?? "";
        var key = $"{view.Plan.Manifest} {entry}";
        if (_events is null || view.Notice is not null || _drawn.GetValueOrDefault(view.Screen.Id) == key) return;
        _drawn[view.Screen.Id] = key;
        _events.Drawn(view.Screen.Id, view.Plan.Manifest, entry, view.NowMs);
    }

    public void Start(IRendererEvents events) => _events = events;

    public Task<byte[]?> ScreenshotAsync(Guid screen, CancellationToken cancel) => Task.FromResult(Pixels);

    public Task<bool> ReloadAsync(CancellationToken cancel)
    {
        foreach (var (screen, view) in Latest) _events?.Drawn(screen, view.Plan.Manifest, "", view.NowMs);
        return Task.FromResult(true);
    }

    /// <summary>Ids of what the screen would show now; waits until it is as asked.</summary>
    public Task<RendererView> UntilAsync(Guid screen, Func<RendererView, bool> isSo) => Eventually.IsAsync(() => Latest.TryGetValue(screen, out var view) && isSo(view) ? view : null);

    public Task<RendererView> UntilPlaysAsync(Guid screen, params string[] entries) =>
        UntilAsync(screen, view => Loop(view).SequenceEqual(entries));

    public static IEnumerable<string> Loop(RendererView view) => Timeline.EntryAt(view.Plan, view.NowMs)?.Segment.Loop.Select(s => s.Entry) ?? [];
}
