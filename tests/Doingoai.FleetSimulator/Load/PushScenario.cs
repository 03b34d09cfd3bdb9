using System.Diagnostics;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// "Show now" on every screen of a cluster, media cached: from the request to the moment each agent's renderer draws it; and
/// what the connected fleet costs the portal in memory. The manifest of every screen is compiled, signed and sent for it.
/// </summary>
internal sealed class PushScenario : IScenario
{
    private const int First = 8;
    private const int Warm = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(30);

    // What was drawn when is noted as it is drawn; looking for it is work on the same processors.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public string Name => "push";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var link = options.Text("link", "mqtt");
        var screens = options.Count("screens", options.Smoke ? 12 : 1000, 1000);
        var settle = options.Count("settle", options.Smoke ? 1 : 90, 600);
        var rounds = options.Count("rounds", options.Smoke ? 2 : 10, 1000);
        await using var portal = await LoadPortal.StartAsync(screens, cancel);
        using var newsroom = await Newsroom.OpenAsync(portal.Network, cancel);
        var drafts = await newsroom.PlaySomethingAsync(options.Smoke ? 2 : 4, cancel);

        // A few screens go through everything first, often enough for the runtime to have compiled what is used often (after 30
        // calls): a portal runs for months, and code and caches that are filled once belong to its idle size.
        await using var fleet = AgentFleet.Empty();
        fleet.Join(portal, link, portal.Seats.Take(First));
        await Wait.UntilAsync("the first agents play and hold every file", () => IsReady(portal.Seats.Take(First), fleet, drafts), Patience, cancel);
        for (var round = 0; round < (options.Smoke ? 0 : Warm); round++) await RoundAsync(portal, fleet, newsroom, DraftOf(drafts, round), null, First, cancel);
        var idle = await SettledKbAsync(portal, settle, cancel);
        fleet.Join(portal, link, portal.Seats.Skip(First));
        var began = Stopwatch.GetTimestamp();
        await Wait.UntilAsync("every agent plays and holds every file", () => IsReady(portal.Seats, fleet, drafts), Patience, cancel);
        report.Line(("metric", "fleet_ready_ms"), ("link", link), ("screens", screens), ("value", Ms(began)), ("portal_cpu_s", Math.Round(portal.ProcessorSeconds(), 1)));
        var connected = await SettledKbAsync(portal, settle, cancel);

        var took = new List<double>();
        for (var round = 0; round < rounds; round++) took.AddRange(await RoundAsync(portal, fleet, newsroom, DraftOf(drafts, round), report, screens, cancel));
        var afterwards = await SettledKbAsync(portal, settle, cancel);

        var figures = new Percentiles(took);
        report.Line(
            ("metric", "publish_to_drawn_ms"), ("link", link), ("screens", screens), ("p50", Rounded(figures, 50)), ("p95", Rounded(figures, 95)), ("p99", Rounded(figures, 99)), ("max", Rounded(figures, 100)), ("n", figures.Count));
        report.Line(("metric", "portal_memory_kb"), ("link", link), ("idle", idle), ("connected", connected), ("afterwards", afterwards), ("screens", screens - First));
        report.Must("every round was drawn on every screen", took.Count == rounds * screens, $"{took.Count} of {rounds * screens}");
        report.Must("the portal has the report of every screen", await ReportedAsync(portal, newsroom, cancel) is var told && told == screens, $"{told} of {screens}");
        report.Within($"publish_to_drawn_ms p95 ({link})", figures.Of(95), 2000);
        report.Within($"publish_to_drawn_ms p99 ({link})", figures.Of(99), 5000);
        report.Within($"portal KB per screen above idle ({link})", (double)(Math.Max(connected, afterwards) - idle) / (screens - First), link == "signalr" ? 60 : 40);
    }

    private static bool IsReady(IEnumerable<Seat> seats, AgentFleet fleet, IReadOnlyList<Draft> drafts) =>
        seats.All(seat => fleet.DrawnAt(seat.Screen, sighting => drafts.Any(draft => Shows(sighting, draft))) is not null)
        && fleet.Agents.All(agent => drafts.All(draft => draft.Slides.Any(agent.Holds)));

    private static Draft DraftOf(IReadOnlyList<Draft> drafts, int round) => drafts[1 + (round % (drafts.Count - 1))];

    private static async Task<List<double>> RoundAsync(LoadPortal portal, AgentFleet fleet, Newsroom newsroom, Draft draft, Report? report, int screens, CancellationToken cancel)
    {
        var seats = portal.Seats.Take(screens).ToList();
        fleet.Forget();
        using var calm = NoCollection.Begin();
        var (clock, processor, agents) = (Stopwatch.GetTimestamp(), portal.ProcessorSeconds(), Environment.CpuUsage.TotalTime);
        var manifests = await newsroom.ShowOnClusterAsync(portal.Cluster, draft, seconds: 3600, cancel);
        var answered = Ms(clock);
        long? DrawnAt(Guid screen) => fleet.DrawnAt(screen, sighting => sighting.Manifest == manifests[screen] && Shows(sighting, draft));
        while (Stopwatch.GetElapsedTime(clock) < GiveUp && !seats.All(seat => DrawnAt(seat.Screen) is not null)) await Task.Delay(Look, cancel);

        var took = seats.Select(seat => DrawnAt(seat.Screen)).OfType<long>().Select(at => Stopwatch.GetElapsedTime(clock, at).TotalMilliseconds).ToList();
        if (took.Count > 0)
            report?.Line(("round", draft.Item), ("answered_ms", answered), ("p50", Rounded(new(took), 50)), ("p95", Rounded(new(took), 95)), ("max", Rounded(new(took), 100)), ("drawn", took.Count),
                ("portal_cpu_s", Math.Round(portal.ProcessorSeconds() - processor, 2)), ("agents_cpu_s", Math.Round((Environment.CpuUsage.TotalTime - agents).TotalSeconds, 2)));
        calm.Dispose();
        if (screens > First) await portal.QuietAsync(cancel); // what the screens report about it is not part of the next round
        return took;
    }

    private static bool Shows(Sighting sighting, Draft draft) => draft.Slides.Any(sha256 => sighting.Entry.EndsWith(sha256[..12], StringComparison.Ordinal));

    // Whether the reports arrived is asked of the portal, screen by screen.
    private static async Task<int> ReportedAsync(LoadPortal portal, Newsroom newsroom, CancellationToken cancel)
    {
        var told = 0;
        foreach (var seat in portal.Seats)
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < GiveUp; await Task.Delay(Look, cancel))
                if (await newsroom.IsCurrentDrawnAsync(seat.Screen, cancel))
                {
                    told++;
                    break;
                }

        return told;
    }

    // The smallest of some samples: what is held, not what the next collection takes away. Long enough for players to give their
    // connections back, and for the portal, which gives memory back once a minute at most.
    private static async Task<long> SettledKbAsync(LoadPortal portal, int seconds, CancellationToken cancel)
    {
        var least = long.MaxValue;
        for (var second = 0; second < seconds; second++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            least = Math.Min(least, portal.ResidentKb());
        }

        return least;
    }

    private static double Ms(long since) => Math.Round(Stopwatch.GetElapsedTime(since).TotalMilliseconds);

    private static double Rounded(Percentiles figures, double percent) => Math.Round(figures.Of(percent), 1);
}
