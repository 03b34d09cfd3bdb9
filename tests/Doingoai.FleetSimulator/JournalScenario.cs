using Doingoai.FleetSimulator.Faults;
using Doingoai.FleetSimulator.Journals;
using Doingoai.FleetSimulator.Tamper;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator;

/// <summary>
/// Devices write their journals while their power goes, answers get lost, the portal is killed and the network is away for a
/// month of their time: what was promised is on the portal, once.
/// </summary>
internal sealed class JournalScenario : IScenario
{
    public string Name => "journal";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var trials = options.Count("trials", options.Smoke ? 3 : 100, 10_000);
        var kills = options.Count("portal-kills", options.Smoke ? 1 : 4, 100);
        await using var fleet = await Fleet.StartAsync(0, LinkNames.SignalR, cancel);
        await using var line = new TcpProxy(fleet.Network.Address.Port);
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{line.Port}"), Timeout = TimeSpan.FromSeconds(20) };
        var devices = new List<JournalDevice>();
        foreach (var place in fleet.Free.Take(options.Smoke ? 2 : 5))
        {
            var raw = await RawDevice.EnrolAsync(fleet.Network.Address, fleet.Network.MqttPort, fleet.Technician, place.Device, cancel);
            devices.Add(new(raw.Key, raw.Id, raw.PortalId, http));
        }

        var left = trials;
        var living = Task.WhenAll(devices.Select(async device =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await device.LiveAsync(options.Count("per-day", 12, 1_000), cancel);
        }));
        var killed = 0;
        for (; killed < kills && !living.IsCompleted; killed++)
        {
            var before = left;
            await Task.WhenAny(living, Wait.UntilAsync("some lives are over", () => left <= Math.Min(before - 1, trials - trials * (killed + 1) / (kills + 1)), TimeSpan.FromMinutes(9), cancel));
            if (living.IsCompleted) break;
            line.Retarget(await fleet.KillPortalAsync(cancel));
        }

        await living;
        foreach (var device in devices) await device.DisposeAsync();
        Judge(fleet, devices, report, trials, killed);
    }

    private static void Judge(Fleet fleet, List<JournalDevice> devices, Report report, int trials, int killed)
    {
        var (promised, lost, doubled, invented) = (0, 0, 0, 0);
        foreach (var device in devices)
        {
            var there = PortalJournal.Read(fleet.Telemetry, device.Id, JournalKinds.Play).Select(record => Entry(record.Line)).ToList();
            var once = there.ToHashSet();
            promised += device.Promised.Count;
            lost += device.Promised.Count(entry => !once.Contains(entry));
            doubled += there.Count - once.Count;
            invented += once.Count(entry => !device.Tried.Contains(entry));
        }

        report.Line(
            ("metric", "journal_records"), ("promised", promised), ("lost", lost), ("doubled", doubled), ("trials", trials), ("power_cuts", devices.Sum(device => device.Kills)),
            ("answers_lost", devices.Sum(device => device.LostAcknowledgements)), ("portal_kills", killed), ("days_offline", trials * 30));
        report.AtMost("records lost", lost, 0);
        report.AtMost("records twice", doubled, 0);
        report.AtMost("records nobody wrote", invented, 0);
        report.AtLeast("records promised", promised, trials * 30);
        report.AtLeast("power cuts", devices.Sum(device => device.Kills), trials);
        report.AtLeast("answers lost on the way", devices.Sum(device => device.LostAcknowledgements), 1);
        report.AtLeast("portal killed", killed, 1);
    }

    private static string Entry(string line) =>
        ProtocolJson.TryRead<PlayBody>(ProtocolJson.TryRead<JournalRecord>(System.Text.Encoding.UTF8.GetBytes(line))!.Body)!.Entry;
}
