using System.Diagnostics;
using Doingoai.Demo;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>
/// The portal's key is exchanged while kiosks play: the root signs a roster that names the next key, devices take it, the portal
/// signs with it, the root signs the old one out. Then somebody with the old key takes the portal over: what they sign is
/// refused, a roster signed by a portal key too, and the screens go on. Nobody touches a kiosk.
/// </summary>
internal sealed class RotateScenario : IScenario
{
    private const double BarMs = 5_000;

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly string[] Links = ["mqtt", "signalr", "polling"];

    public string Name => "rotate";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        await using var site = await Site.OpenAsync(cancel);
        using var ceremony = new Ceremony(site.Fleet.Network, byVerbs: !options.Smoke);
        ceremony.TakeRootAway();
        var kiosks = await Task.WhenAll(Links.Take(options.Smoke ? 1 : 3).Select(link => site.PutUpAsync(site.TakePlace(), link, cancel)));
        foreach (var kiosk in kiosks) await site.ShowAsync(kiosk, cancel);

        var old = Path.Combine(Path.GetTempPath(), $"doingoai-old-{Guid.NewGuid():N}.pem");
        File.Copy(ceremony.PortalKeyFile, old);
        try
        {
            await RunAsync(site, ceremony, kiosks, old, options, report, cancel);
        }
        finally
        {
            File.Delete(old);
        }
    }

    private static async Task RunAsync(Site site, Ceremony ceremony, Kiosk[] kiosks, string old, Options options, Report report, CancellationToken cancel)
    {
        var oldKid = Ceremony.KidOf(old);
        if (!options.Smoke) report.Must("the portal refuses a roster its own key signed", await ceremony.RefusesAsync(ceremony.Forged(old), cancel), "trust import");

        await ceremony.NewKeyAsync(cancel);
        await ceremony.RotateAsync(addNext: true, remove: null, cancel);
        await UntilAsync(report, "roster_to_devices_ms", kiosks, kiosk => kiosk.RosterVersion >= 2, cancel);
        await UntilAsync(report, "manifests_of_new_key_ms", kiosks, kiosk => kiosk.ActiveSigner is { } kid && kid != oldKid, cancel);
        report.Must("the portal gave the old key up", Ceremony.KidOf(ceremony.PortalKeyFile) != oldKid, "one key");

        await ceremony.RotateAsync(addNext: false, remove: oldKid, cancel);
        await UntilAsync(report, "old_key_out_ms", kiosks, kiosk => kiosk.RosterVersion >= 3, cancel);
        var blank = kiosks.Count(kiosk => kiosk.Shows.Length == 0);
        report.Must("screens play on without the old key", blank == 0, $"{blank} blank");

        await TakeOverAsync(site, ceremony, kiosks, old, options.Smoke, report, cancel);
    }

    // The attacker has the portal's machine and its old key, not the root. The portal itself would not start with such a roster,
    // so they put their own key in the root's place there; kiosks have pinned the true one.
    private static async Task TakeOverAsync(Site site, Ceremony ceremony, Kiosk[] kiosks, string old, bool isSmoke, Report report, CancellationToken cancel)
    {
        var before = kiosks.Select(kiosk => (kiosk.RosterVersion, kiosk.ActiveVersion)).ToList();
        var forged = ceremony.Forged(old);
        var network = site.Fleet.Network;
        await network.Portal.KillAsync();
        using (var key = Ceremony.Read(old)) await File.WriteAllTextAsync(ceremony.RootPublicFile, key.ExportSubjectPublicKeyInfoPem(), cancel);
        File.Copy(old, ceremony.PortalKeyFile, overwrite: true);
        await File.WriteAllTextAsync(ceremony.RosterFile, forged, cancel);
        await using var taken = ChildProcess.Start("Portal", Path.GetDirectoryName(network.Portal.ReadyFile)!, new Dictionary<string, string>
        {
            ["Network:Http"] = $"http://localhost:{network.Address.Port}",
            ["Network:Mqtt"] = $"{network.MqttPort}",
            ["Demo:People"] = "true",
            ["Seed:Recipe"] = "",
        });
        await taken.ReadyAsync(GiveUp, cancel: cancel);
        // While the portal was away their pauses have grown; the full run waits for them.
        if (isSmoke) await Task.WhenAll(kiosks.Select(kiosk => kiosk.RestartAsync()));
        await Wait.UntilAsync("the kiosks are on the portal in the wrong hands", () => kiosks.All(kiosk => kiosk.Agent.Link is not null), GiveUp, cancel);
        await Wait.UntilAsync("it has said all it has", () => kiosks.All(kiosk => kiosk.Faults("roster.refused") > 0 && kiosk.Faults("manifest.refused") > 0), GiveUp, cancel);

        var kept = kiosks.Zip(before).Count(pair => (pair.First.RosterVersion, pair.First.ActiveVersion) == pair.Second);
        report.Line(("metric", "forged_accepted"), ("value", kiosks.Length - kept), ("rosters_refused", kiosks.Sum(kiosk => kiosk.Faults("roster.refused"))), ("manifests_refused", kiosks.Sum(kiosk => kiosk.Faults("manifest.refused"))));
        report.Must("a roster signed by a portal key is refused, and all the old key signs", kept == kiosks.Length, $"{kept} of {kiosks.Length} keep theirs");
        report.Must("screens play on under a portal in the wrong hands", kiosks.All(kiosk => kiosk.Shows.Length > 0), $"{kiosks.Count(kiosk => kiosk.Shows.Length > 0)} of {kiosks.Length}");
        await taken.KillAsync(); // a stop in peace would wait for the kiosks to leave
    }

    private static async Task UntilAsync(Report report, string metric, Kiosk[] kiosks, Func<Kiosk, bool> holds, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        while (!kiosks.All(holds) && clock.Elapsed < GiveUp) await Task.Delay(Look, cancel);
        report.Line(("metric", metric), ("value", Math.Round(clock.Elapsed.TotalMilliseconds)), ("kiosks", kiosks.Length));
        report.Within(metric, clock.Elapsed.TotalMilliseconds, BarMs);
    }
}
