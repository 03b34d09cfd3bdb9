using System.Collections.Concurrent;
using System.Diagnostics;
using Doingoai.Demo;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// The portal is killed while orders to every screen are under way, and started again: every order that was accepted is carried
/// out, once, and every screen is back.
/// </summary>
internal sealed class RestartScenario : IScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public string Name => "restart";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var link = options.Text("link", "mqtt");
        var screens = options.Count("screens", options.Smoke ? 4 : 1000, 1000);
        // Orders outlive the pause by far; what expires is another promise.
        await using var portal = await LoadPortal.StartAsync(screens, cancel, ("Devices:CommandMs", "600000"), ("RateLimits:Enrolment", "10000"));
        if (!options.Smoke)
            using (var newsroom = await Newsroom.OpenAsync(portal.Network, cancel)) await newsroom.PlaySomethingAsync(1, cancel);
        await using var fleet = AgentFleet.Start(portal, link);
        if (options.Smoke) await Wait.UntilAsync("every agent has a link", () => fleet.Agents.All(agent => agent.Link is not null), Patience, cancel);
        else await Wait.UntilAsync("every agent plays", () => portal.Seats.All(seat => fleet.DrawnAt(seat.Screen, sighting => sighting.Entry.Length > 0) is not null), Patience, cancel);

        var accepted = await OrderAndKillAsync(portal, options.Smoke, cancel);
        var down = Stopwatch.GetTimestamp();
        await portal.StartAgainAsync(cancel);
        var listening = Stopwatch.GetElapsedTime(down);
        using var technician = await portal.Network.SignInAsync("technician", cancel);
        var back = await BackAsync(portal, technician, link, down, cancel);
        var ended = await EndedAsync(technician, [.. accepted.Values], cancel);

        var late = ended.Count(state => state != "done");
        report.Line(
            ("metric", "restart"), ("link", link), ("screens", screens), ("orders_accepted", accepted.Count), ("orders_done", ended.Count - late), ("portal_start_ms", Math.Round(listening.TotalMilliseconds)),
            ("all_back_ms", Math.Round(back.TotalMilliseconds)));
        report.Must("every accepted order was carried out and read back", !accepted.IsEmpty && late == 0, $"{ended.Count - late} of {accepted.Count}");
        report.Must("no order was carried out twice", fleet.Agents.All(agent => agent.Reloads <= 1), $"{fleet.Agents.Sum(agent => agent.Reloads)} reloads");
        if (!options.Smoke) report.Must("orders were under way when the portal was killed", accepted.Count < screens, $"{accepted.Count} of {screens} accepted");
        report.Within("all_back_ms", back.TotalMilliseconds, 60_000);
    }

    // One order to each device, several at a time; the portal is killed in the middle of them.
    private static async Task<ConcurrentDictionary<Guid, Guid>> OrderAndKillAsync(LoadPortal portal, bool isSmoke, CancellationToken cancel)
    {
        var accepted = new ConcurrentDictionary<Guid, Guid>();
        using var technician = await portal.Network.SignInAsync("technician", cancel);
        var ordering = Parallel.ForEachAsync(portal.Seats, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel }, async (seat, stop) =>
        {
            try
            {
                var order = await technician.PostAsync($"/api/v1/devices/{seat.Device:N}/commands", new { name = "reload" }, stop);
                accepted[seat.Device] = order.GetProperty("id").GetGuid();
            }
            catch (HttpRequestException)
            {
                // Not accepted, so not promised.
            }
        });
        var enough = portal.Seats.Count * (isSmoke ? 5 : 7) / 10;
        await Wait.UntilAsync("most orders are accepted", () => accepted.Count >= enough || ordering.IsCompleted, Patience, cancel);
        await portal.KillAsync();
        await ordering;
        return accepted;
    }

    private static async Task<TimeSpan> BackAsync(LoadPortal portal, PortalClient technician, string link, long since, CancellationToken cancel)
    {
        var missing = portal.Seats.Select(seat => seat.Screen).ToHashSet();
        await Wait.UntilAsync("every screen is back", async () =>
        {
            foreach (var screen in missing.ToList())
            {
                var state = await technician.GetAsync($"/api/v1/screens/{screen:N}/state", cancel);
                if (!state.TryGetProperty("link", out var now) || now.GetString() != link) return false;
                missing.Remove(screen);
            }

            return true;
        }, Patience, cancel);
        return Stopwatch.GetElapsedTime(since);
    }

    private static async Task<List<string>> EndedAsync(PortalClient technician, IReadOnlyList<Guid> orders, CancellationToken cancel)
    {
        var states = new List<string>();
        foreach (var order in orders)
        {
            var state = "";
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60); await Task.Delay(Look, cancel))
            {
                state = (await technician.GetAsync($"/api/v1/commands/{order:N}", cancel)).GetProperty("state").GetString()!;
                if (state is not ("accepted" or "sent" or "received")) break;
            }

            states.Add(state);
        }

        return states;
    }
}
