using System.Diagnostics;
using Doingoai.FleetSimulator.Wire;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// Every screen loses its connection in the same moment and comes back at once, without the players' jitter: a nonce, a token,
/// CONNECT, SUBSCRIBE, hello, and the whole current manifest. Readers open pages meanwhile.
/// </summary>
internal sealed class StormScenario : IScenario
{
    public string Name => "storm";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var screens = options.Count("screens", options.Smoke ? 100 : 5000, 8000);
        var rounds = options.Count("rounds", options.Smoke ? 1 : 3, 100);
        await using var portal = await LoadPortal.StartAsync(screens, cancel);
        using var newsroom = await Newsroom.OpenAsync(portal.Network, cancel);
        await newsroom.PlaySomethingAsync(options.Smoke ? 1 : 4, cancel);
        using var fleet = new WireFleet(portal, (_, _, _) => { });
        await fleet.ConnectAsync(width: 64, cancel);
        using var probe = new PageProbe(portal.Network.Address);

        var (slowest, pages) = (0.0, 0.0);
        for (var round = 1; round <= rounds; round++)
        {
            if (!options.Smoke) await portal.QuietAsync(cancel);
            var (began, processor) = (Stopwatch.GetTimestamp(), portal.ProcessorSeconds());
            fleet.CutAll();
            var back = new Percentiles(await fleet.ConnectAsync(width: null, cancel));
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancel); // pages that were asked for during the storm
            var opened = probe.Since(began);
            report.Line(
                ("metric", "storm"), ("round", round), ("screens", screens), ("all_back_ms", Math.Round(back.Of(100))), ("p50_back_ms", Math.Round(back.Of(50))),
                ("page_p50_ms", Math.Round(opened.Of(50), 1)), ("page_p99_ms", Math.Round(opened.Of(99), 1)), ("pages", opened.Count), ("portal_cpu_s", Math.Round(portal.ProcessorSeconds() - processor, 2)));
            (slowest, pages) = (Math.Max(slowest, back.Of(100)), Math.Max(pages, opened.Of(99)));
            report.Must($"all are back (round {round})", back.Count == screens && fleet.Screens.All(screen => !screen.Closed.IsCompleted), $"{back.Count} of {screens}");
        }

        report.Must("every page was answered", probe.Failed == 0 && probe.Asked > 0, $"{probe.Asked - probe.Failed} of {probe.Asked}");
        report.Within("all_back_ms, slowest round", slowest, 10_000);
        report.Within("page p99 ms, slowest round", pages, 500);
    }
}
