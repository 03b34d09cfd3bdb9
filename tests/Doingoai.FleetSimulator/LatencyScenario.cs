using System.Diagnostics;

namespace Doingoai.FleetSimulator;

/// <summary>
/// From the publish request to the committed report that the new picture was drawn: a real portal process, real agents, a
/// picture nobody has in a cache, "show now".
/// </summary>
internal sealed class LatencyScenario : IScenario
{
    private const double BarMs = 1500;

    // Fine enough for the bar, and so coarse that asking does not become the load.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(20);

    public string Name => "latency";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var link = options.Text("link", "mqtt");
        var runs = options.Count("runs", options.Smoke ? 3 : 30, 1000);
        await using var fleet = await Fleet.StartAsync(options.Count("screens", 3, 100), link, cancel);
        using var newsroom = await Newsroom.OpenAsync(fleet.Network, cancel);

        var toDrawn = new List<double>();
        var toApproved = new List<double>();
        var missing = 0;
        for (var run = 1; run <= runs; run++)
        {
            var draft = await newsroom.WriteAsync(FreshPicture.Make(run), $"Ảnh thử {run}", cancel);
            var clock = Stopwatch.StartNew();
            await newsroom.ApproveAsync(draft, cancel);
            toApproved.Add(clock.Elapsed.TotalMilliseconds);
            foreach (var took in await Task.WhenAll(fleet.Screens.Select(screen => ShownAsync(newsroom, screen, draft, clock, cancel))))
            {
                if (took is { } ms) toDrawn.Add(ms);
                else missing++;
            }
        }

        Print(report, "publish_ms", link, new(toApproved));
        if (toDrawn.Count > 0)
        {
            var figures = new Percentiles(toDrawn);
            Print(report, "publish_to_drawn_ms", link, figures);
            report.Within($"publish_to_drawn_ms p95 ({link})", figures.Of(95), BarMs);
        }

        report.Must("every run was drawn on every screen", missing == 0 && toDrawn.Count > 0, $"{toDrawn.Count} of {toDrawn.Count + missing}");
        report.Must($"every agent is on {link}", await fleet.AllOnAsync(link, cancel), link);
    }

    private static async Task<double?> ShownAsync(Newsroom newsroom, Guid screen, Draft draft, Stopwatch clock, CancellationToken cancel)
    {
        var manifest = await newsroom.ShowNowAsync(screen, draft, cancel);
        for (; clock.Elapsed < GiveUp; await Task.Delay(Look, cancel))
            if (await newsroom.DrawnAsync(screen, manifest, cancel)) return clock.Elapsed.TotalMilliseconds;
        return null;
    }

    private static void Print(Report report, string metric, string link, Percentiles figures) => report.Line(
        ("metric", metric), ("link", link), ("p50", Rounded(figures, 50)), ("p95", Rounded(figures, 95)), ("p99", Rounded(figures, 99)), ("n", figures.Count));

    private static double Rounded(Percentiles figures, double percent) => Math.Round(figures.Of(percent), 1);
}
