using Doingoai.FleetSimulator.Wire;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// One notice to every connected screen, by the portal's own outbox, beside Debian's Mosquitto fanning out the very same bytes
/// at the same QoS to as many clients of the same make, turn by turn. The notice is the signed recall list, which is what goes
/// to everybody at once in life: each round takes one more item back, and the list is over 2 KB from the first round on.
/// The clock runs from hand-over to the link: for the portal when the outbox made the message (its envelope says when, to the
/// millisecond below), for Mosquitto when the publisher's socket was given the packet.
/// </summary>
internal sealed class BroadcastScenario : IScenario
{
    private const int NoticeBytes = 2048;

    // So many items are taken back before the first round, for the list to have its size.
    private const int Before = 11;

    private const string Topic = "doingoai/notice";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => "broadcast";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var screens = options.Count("screens", options.Smoke ? 50 : 5000, 8000);
        var rounds = options.Count("rounds", options.Smoke ? 1 : 7, 50);
        await using var portal = await LoadPortal.StartAsync(screens, cancel);
        using var newsroom = await Newsroom.OpenAsync(portal.Network, cancel);
        var drafts = await newsroom.PublishAsync(rounds + Before, cancel);
        foreach (var draft in drafts.Take(Before)) await newsroom.RecallAsync(draft, cancel);

        var ours = new Arrivals(screens);
        var indices = portal.Seats.Select((seat, at) => (Id: $"{seat.Device:N}", at)).ToDictionary(pair => pair.Id, pair => pair.at);
        using var fleet = new WireFleet(portal, (client, topic, payload) =>
        {
            if (topic.EndsWith(DownTypes.Recall, StringComparison.Ordinal)) ours.Came(indices[client.Id], payload);
        });
        await fleet.ConnectAsync(width: 64, cancel);
        await using var mosquitto = await Mosquitto.StartAsync(cancel);
        var theirs = new Arrivals(screens);
        using var clients = await OpenAsync(mosquitto, screens, (client, _, payload) => theirs.Came(int.Parse(client.Id, System.Globalization.CultureInfo.InvariantCulture), payload), cancel);

        var (portalP99, mosquittoP99) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            if (!options.Smoke) await portal.QuietAsync(cancel);
            ours = new(screens);
            await newsroom.RecallAsync(drafts[Before + round - 1], cancel);
            var portalTook = await TookAsync(ours, null, cancel);
            if (!options.Smoke) await portal.QuietAsync(cancel); // the manifests that repeat the recall
            theirs = new(screens);
            var handed = Arrivals.NowMs;
            await clients.Publisher.PublishAsync(Topic, ours.Payload!, isAcknowledged: true, cancel);
            var mosquittoTook = await TookAsync(theirs, handed, cancel);
            portalP99.Add(portalTook.Of(99));
            mosquittoP99.Add(mosquittoTook.Of(99));
            report.Line(
                ("round", round), ("bytes", ours.Payload!.Length), ("portal_p50", Rounded(portalTook, 50)), ("portal_p99", Rounded(portalTook, 99)),
                ("mosquitto_p50", Rounded(mosquittoTook, 50)), ("mosquitto_p99", Rounded(mosquittoTook, 99)), ("portal_came", portalTook.Count), ("mosquitto_came", mosquittoTook.Count));
            report.Must($"everybody got the notice of at least 2 KB (round {round})", portalTook.Count == screens && mosquittoTook.Count == screens && ours.Payload!.Length >= NoticeBytes, $"{portalTook.Count} and {mosquittoTook.Count}, {ours.Payload!.Length} bytes");
        }

        var (portalMedian, mosquittoMedian) = (new Percentiles(portalP99).Of(50), new Percentiles(mosquittoP99).Of(50));
        report.Line(("metric", "broadcast_p99_ms"), ("screens", screens), ("portal", Math.Round(portalMedian, 1)), ("mosquitto", Math.Round(mosquittoMedian, 1)), ("ratio", Math.Round(portalMedian / mosquittoMedian, 2)));
        report.Within("p99 of the portal / p99 of Mosquitto (medians)", portalMedian / mosquittoMedian, 1.6);
    }

    private static async Task<Percentiles> TookAsync(Arrivals arrivals, double? handedMs, CancellationToken cancel)
    {
        await Task.WhenAny(arrivals.All, Task.Delay(Patience, cancel));
        if (arrivals.Payload is not { } payload) throw new TimeoutException("Nobody got the notice.");
        var began = handedMs ?? ProtocolJson.TryRead<Envelope>(payload)!.AtMs;
        return new(arrivals.AtMs.Where(at => at > 0).Select(at => at - began));
    }

    private static async Task<Clients> OpenAsync(Mosquitto mosquitto, int count, WireMessage received, CancellationToken cancel)
    {
        var clients = new Clients([.. Enumerable.Range(0, count).Select(number => new WireClient($"{number}", received))], new("publisher", (_, _, _) => { }));
        await Parallel.ForEachAsync(clients.All, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = cancel }, async (client, stop) => await client.OpenAsync(mosquitto.Address, null, [Topic], stop));
        await clients.Publisher.OpenAsync(mosquitto.Address, null, ["doingoai/nothing"], cancel);
        return clients;
    }

    private static double Rounded(Percentiles figures, double percent) => Math.Round(figures.Of(percent), 1);

    private sealed record Clients(IReadOnlyList<WireClient> All, WireClient Publisher) : IDisposable
    {
        public void Dispose()
        {
            foreach (var client in All) client.Dispose();
            Publisher.Dispose();
        }
    }
}
