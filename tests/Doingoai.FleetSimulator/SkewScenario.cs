using System.Text;
using System.Text.Json;
using Doingoai.FleetSimulator.Skew;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator;

/// <summary>
/// Devices whose clocks say anything, and one whose clock is set while it works: each order is carried out once and in order,
/// and the portal shows that the clock is wrong.
/// </summary>
internal sealed class SkewScenario : IScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Y1970 = new(1970, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Y2099 = new(2099, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public string Name => "skew";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var orders = options.Count("orders", options.Smoke ? 2 : 20, 100);
        var link = options.Text("link", LinkNames.Mqtt);
        await using var fleet = await Fleet.StartAsync(0, link, cancel);
        var clocks = Clocks(options.Smoke);
        if (fleet.Free.Count < clocks.Length) throw new InvalidOperationException("The seeded inventory has too few devices.");
        var machines = await Task.WhenAll(clocks.Select(clock => AddAsync(fleet, clock.Name, new(clock.By), link, cancel)).ToList());
        await Task.WhenAll(machines.Select(machine => OrderAsync(fleet, machine.Place, orders, machine.Name == "jumps" ? machine.Time : null, cancel)));
        foreach (var (name, time, place, agent) in machines) await JudgeAsync(fleet, report, name, time, place, agent, orders, cancel);
    }

    private static async Task<(string Name, TurnedTime Time, FleetPlace Place, FleetAgent Agent)> AddAsync(Fleet fleet, string name, TurnedTime time, string link, CancellationToken cancel)
    {
        var place = fleet.Free[0];
        return (name, time, place, await fleet.AddAsync(link, cancel, time));
    }

    private static (string Name, TimeSpan By)[] Clocks(bool isSmoke)
    {
        var now = TimeProvider.System.GetUtcNow();
        (string, TimeSpan)[] all =
        [
            ("+15 min", TimeSpan.FromMinutes(15)), ("jumps", TimeSpan.Zero), ("1970", Y1970 - now), ("-15 min", TimeSpan.FromMinutes(-15)), ("2099", Y2099 - now),
        ];
        return isSmoke ? all[..3] : all;
    }

    private static async Task OrderAsync(Fleet fleet, FleetPlace place, int orders, TurnedTime? jumping, CancellationToken cancel)
    {
        TimeSpan[] jumps = [TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(-15), Y1970 - TimeProvider.System.GetUtcNow(), TimeSpan.Zero, Y2099 - TimeProvider.System.GetUtcNow()];
        var ordered = new List<string>();
        for (var number = 0; number < orders; number++)
        {
            ordered.Add((await fleet.Technician.PostAsync($"/api/v1/devices/{place.Device:N}/commands", new { name = CommandNames.Screenshot, screen = place.Screens[0] }, cancel)).GetProperty("id").GetString()!);
            if (jumping is not null) jumping.By = jumps[number % jumps.Length];
        }

        foreach (var id in ordered)
            await Wait.UntilAsync("an order has ended", async () => (await fleet.Technician.GetAsync($"/api/v1/commands/{id}", cancel)).TryGetProperty("endedAt", out var ended) && ended.ValueKind == JsonValueKind.String, Patience, cancel);
        if (jumping is not null) jumping.By = TimeSpan.FromMinutes(15);
        foreach (var id in ordered)
            if ((await fleet.Technician.GetAsync($"/api/v1/commands/{id}", cancel)) is var order && order.GetProperty("state").GetString() != "done")
                throw new InvalidOperationException($"An order ended as {order}.");
    }

    private static async Task JudgeAsync(Fleet fleet, Report report, string name, TurnedTime time, FleetPlace place, FleetAgent agent, int orders, CancellationToken cancel)
    {
        IReadOnlyList<long> done = [];
        await Wait.UntilAsync("the journal tells of every order", () => (done = Sequences(fleet, place.Device)).Count >= orders, Patience, cancel);
        var (isShown, state) = (false, "");
        await Wait.UntilAsync(
            "the portal shows the clock",
            async () =>
            {
                var screen = await fleet.Technician.GetAsync($"/api/v1/screens/{place.Screens[0]:N}/state", cancel);
                var (reason, offset) = (screen.TryGetProperty("reason", out var why) ? why.GetString() : "none", screen.TryGetProperty("clockOffsetMs", out var ms) && ms.ValueKind == JsonValueKind.Number ? ms.GetInt64() : 0);
                isShown = reason == "clock" && Math.Abs(offset + time.By.TotalMilliseconds) < 5_000;
                state = $"{reason}, {offset / 60_000} min";
                return isShown;
            },
            Patience,
            cancel,
            throws: false);
        report.Line(("clock", name), ("orders", orders), ("carried_out", agent.Screenshots), ("shown", state));
        report.Must($"{name}: every order once and in order", done.SequenceEqual(Enumerable.Range(1, orders).Select(number => (long)number)) && agent.Screenshots == orders, $"{agent.Screenshots} of {orders}");
        report.Must($"{name}: the portal shows the wrong clock", isShown, state);
        if (name != "jumps") return;
        var jumps = PortalJournal.Read(fleet.Telemetry, place.Device, JournalKinds.Fault).Count(record => record.Line.Contains("clock.jumped", StringComparison.Ordinal));
        report.AtLeast("jumps: told as faults", jumps, 1);
    }

    private static List<long> Sequences(Fleet fleet, Guid device) =>
        [.. PortalJournal.Read(fleet.Telemetry, device, JournalKinds.Command).Select(record => ProtocolJson.TryRead<JournalRecord>(Encoding.UTF8.GetBytes(record.Line))!.Body.GetProperty("sequence").GetInt64())];
}
