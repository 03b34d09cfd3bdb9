using System.Text.Json;
using Doingoai.Protocol.Journals;

namespace Doingoai.FleetSimulator.Screens;

/// <summary>
/// Thousands of items one after another, half of them films, on three faces of one device: the page's heap and the agent's
/// memory stay where they are.
/// </summary>
internal sealed class ChangesScenario : IScenario
{
    private const int Faces = 3;
    private const double HeapBarKb = 20;
    private const double AgentBarMb = 120;

    // Between its first and its last third the agent may grow by this, MB: what a collector leaves lying now and then.
    private const double AgentFlatMb = 6;

    // Counts the frames that come on, and the plays the page tells the agent of.
    private const string Count = """
        (() => {
          const seen = window.seen = { films: 0, pictures: 0, told: 0, frames: [] };
          const { send } = WebSocket.prototype;
          WebSocket.prototype.send = function (text) {
            const { type, entry } = JSON.parse(text);
            if (type === 'drawn' && entry) seen.told++;
            send.call(this, text);
          };
          new MutationObserver((changes) => {
            for (const { addedNodes } of changes) {
              for (const node of addedNodes) {
                if (!node.classList?.contains('frame')) continue;
                seen[node.tagName === 'VIDEO' ? 'films' : 'pictures']++;
                seen.frames.push(new WeakRef(node));
              }
            }
          }).observe(document.getElementById('stage'), { childList: true, subtree: true });
        })()
        """;

    // What a collector has not taken of the frames that were ever shown.
    private const string Held = "(seen.frames = seen.frames.filter((frame) => frame.deref())).length";

    // Per face: the one that shows, the one that fades, the next one, and one that is just being let go.
    private const int HeldBar = 4 * Faces;

    // Of the changes, the ones that are not wholly drawn when the count is taken.
    private const int Undrawn = 3 * Faces;

    public string Name => "changes";

    public TimeSpan? Limit => TimeSpan.FromMinutes(60);

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var changes = options.Count("changes", options.Smoke ? 24 : 5_000, 1_000_000);
        var films = options.Count("films", options.Smoke ? 6 : 500, 600);
        var places = Enumerable.Range(0, Faces).Select(face => RealScreen.Place(face * 480, 480, 300)).ToList();
        await using var screen = await RealScreen.OpenAsync(places, cancel);
        var studio = new Studio(screen.Folder, 480, 300);
        var programme = await Programmes.FilmsAsync(studio, (films + Faces - 1) / Faces * Faces, options.Count("ms", 600, 60_000), cancel);
        foreach (var (place, part) in places.Zip(programme.Chunk(programme.Count / Faces))) await screen.GiveAsync(place, part, cancel);
        await screen.CutAsync();

        using var port = await screen.AttachAsync(cancel);
        var before = screen.Journalled(JournalKinds.Play);
        await port.EvaluateAsync(Count, cancel);
        var points = await WatchAsync(screen, port, changes, options.Smoke ? 8 : 100, report, cancel);
        var steady = points.Where(point => point.Changes >= changes / 10).ToList();
        var heap = Trend.SlopeOf([.. steady.Select(point => (point.Changes / 100.0, point.HeapKb))]);
        var third = Math.Max(1, steady.Count / 3);
        var grown = Trend.MedianOf(steady.TakeLast(third).Select(point => point.AgentMb)) - Trend.MedianOf(steady.Take(third).Select(point => point.AgentMb));
        var (last, told) = (points[^1], (await SeenAsync(port, cancel)).Told);
        var plays = await screen.JournalledAsync(JournalKinds.Play, before + told, cancel) - before;
        report.Line(
            ("metric", "changes_heap_kb_per_100"), ("value", Math.Round(heap, 2)), ("changes", last.Changes), ("films_shown", last.Films), ("films", films), ("plays_told", told), ("plays", plays),
            ("heap_kb_first", Math.Round(steady[0].HeapKb)), ("heap_kb_last", Math.Round(last.HeapKb)), ("nodes_last", last.Nodes), ("frames_held", last.Held),
            ("renderer_mb_first", Math.Round(steady[0].RendererMb)), ("renderer_mb_last", Math.Round(last.RendererMb)));
        report.Line(("metric", "changes_agent_mb"), ("max", Math.Round(points.Max(point => point.AgentMb), 1)), ("first", Math.Round(steady[0].AgentMb, 1)), ("last", Math.Round(last.AgentMb, 1)), ("grown", Math.Round(grown, 1)));
        // A machine with other work passes over what it cannot draw within a step as short as this; what it drew is proven all the same.
        report.AtLeast("items changed", last.Changes, changes);
        report.AtLeast("of them films", last.Films, (options.Smoke ? 0.2 : 0.4) * changes);
        report.AtLeast("wholly drawn", told, options.Smoke ? 1 : 0.97 * (last.Changes - Undrawn));
        report.AtLeast("plays in the journal", plays, told);
        report.AtMost("frames held by the page at the end", last.Held, HeldBar);
        report.Within("heap of the page, KB per 100 items", heap, HeapBarKb);
        report.Within("agent, MB resident at most", points.Max(point => point.AgentMb), AgentBarMb);
        report.Within("agent, MB grown from first to last third", grown, AgentFlatMb);
    }

    private static async Task<IReadOnlyList<Point>> WatchAsync(RealScreen screen, DebugPort port, int changes, int every, Report report, CancellationToken cancel)
    {
        await port.CallAsync("HeapProfiler.enable", null, cancel);
        await port.CallAsync("Performance.enable", null, cancel);
        var points = new List<Point>();
        for (var next = every; points.Count == 0 || points[^1].Changes < changes; next = points[^1].Changes + every)
        {
            await Wait.UntilAsync("the walk goes on", async () => (await SeenAsync(port, cancel)).Changes >= next, TimeSpan.FromMinutes(5), cancel);
            points.Add(await MeasureAsync(screen, port, cancel));
            if (points.Count % 5 == 0) report.Line(("changes", points[^1].Changes), ("heap_kb", Math.Round(points[^1].HeapKb)), ("agent_mb", Math.Round(points[^1].AgentMb, 1)), ("renderer_mb", Math.Round(points[^1].RendererMb)));
        }

        return points;
    }

    private static async Task<Point> MeasureAsync(RealScreen screen, DebugPort port, CancellationToken cancel)
    {
        // Twice: what only finalizers held is gone after the second.
        for (var round = 0; round < 2; round++) await port.CallAsync("HeapProfiler.collectGarbage", null, cancel);
        var usage = await port.CallAsync("Runtime.getHeapUsage", null, cancel);
        var metrics = (await port.CallAsync("Performance.getMetrics", null, cancel)).GetProperty("metrics").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("value").GetDouble());
        var held = (await port.EvaluateAsync(Held, cancel)).GetInt32();
        var seen = await SeenAsync(port, cancel);
        return new(seen.Changes, seen.Films, HeapOf(usage) / 1024, (int)metrics["Nodes"], held, RealScreen.ResidentMb(screen.Agent), screen.Renderers.Sum(RealScreen.ResidentMb));
    }

    // The page's scripts and the browser's own objects behind them: elements, films, animations.
    private static double HeapOf(JsonElement usage) =>
        usage.GetProperty("usedSize").GetDouble() + (usage.TryGetProperty("embedderHeapUsedSize", out var embedder) ? embedder.GetDouble() : 0);

    private static async Task<Seen> SeenAsync(DebugPort port, CancellationToken cancel)
    {
        var seen = await port.EvaluateAsync("window.seen", cancel);
        return new(seen.GetProperty("films").GetInt32(), seen.GetProperty("pictures").GetInt32(), seen.GetProperty("told").GetInt32());
    }

    private sealed record Seen(int Films, int Pictures, int Told)
    {
        public int Changes => Films + Pictures;
    }

    private sealed record Point(int Changes, int Films, double HeapKb, int Nodes, int Held, double AgentMb, double RendererMb);
}
