using System.Diagnostics;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>
/// First honest kiosks on every link whose network flaps and whose agents restart: none is accused. Then disks are copied and
/// both machines run: found and cut in time, both screens go on, neither comes back; a new enrolment brings the device back.
/// </summary>
internal sealed class CloneScenario : IScenario
{
    private const double BarMs = 5_000;

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly string[] Links = ["mqtt", "signalr", "polling", "auto"];

    public string Name => "clone";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var honest = options.Count("honest", options.Smoke ? 2 : 4, 4);
        var trials = options.Count("trials", options.Smoke ? 1 : 9, 100);
        await using var site = await Site.OpenAsync(cancel);
        var harassed = await Task.WhenAll(Enumerable.Range(0, honest).Select(number => site.PutUpAsync(site.TakePlace(), Links[number], cancel)));
        var seed = options.Count("seed", Environment.TickCount & int.MaxValue, int.MaxValue);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var harassing = harassed.Select((kiosk, number) => HarassAsync(kiosk, new Random(seed + number), stop.Token)).ToList();

        var place = site.TakePlace();
        var (slowest, lost) = (0d, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            var took = await TryAsync(site, place, Links[trial % 3], Links[(trial / 3 + trial) % 3], trial, report, cancel);
            slowest = Math.Max(slowest, took ?? GiveUp.TotalMilliseconds);
            if (took is null) lost++;
        }

        var anew = await site.PutUpAsync(place, "mqtt", cancel);
        await Wait.UntilAsync("the board says online again", async () => (await site.StateAsync(anew.Screen, cancel)).State == "online", GiveUp, cancel);
        report.Must("a new enrolment brings the device back", anew.Agent.Link is not null, anew.Agent.Link ?? "no link");
        if (!options.Smoke) await Task.Delay(TimeSpan.FromSeconds(options.Count("harass", 90, 500)), cancel);
        await stop.CancelAsync();
        var flaps = (await Task.WhenAll(harassing)).Sum();
        await AcquitAsync(site, harassed, flaps, seed, report, cancel);
        report.Within("second machine → both cut, slowest, ms", slowest, BarMs);
        report.Must("every copied disk was found", lost == 0, $"{trials - lost} of {trials}");
    }

    private static async Task<double?> TryAsync(Site site, FleetPlace place, string link, string other, int trial, Report report, CancellationToken cancel)
    {
        var kiosk = await site.PutUpAsync(place, link, cancel);
        await site.ShowAsync(kiosk, cancel); // also after the trial before: a new enrolment brings the device back
        await Wait.UntilAsync(
            "what was said of the copy before is over", async () => kiosk.Agent.Link is not null && (await site.StateAsync(kiosk.Screen, cancel)).Reason != "cloned", GiveUp, cancel);

        var clock = Stopwatch.StartNew();
        var clone = site.Keep(kiosk.Clone(other));
        double? found = null, cut = null;
        while (cut is null && clock.Elapsed < GiveUp)
        {
            await Task.Delay(Look, cancel);
            if ((await site.StateAsync(kiosk.Screen, cancel)).Reason != "cloned") continue;
            found ??= clock.Elapsed.TotalMilliseconds;
            if (kiosk.Agent.Link is null && clone.Agent.Link is null) cut = clock.Elapsed.TotalMilliseconds;
        }

        report.Line(("metric", "clone_to_cut_ms"), ("trial", trial), ("link", link), ("clone", other), ("shown", Math.Round(found ?? -1)), ("value", Math.Round(cut ?? -1)));
        var (up, blank) = (0, 0);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Watch; await Task.Delay(100, cancel))
        {
            if (kiosk.Agent.Link is not null || clone.Agent.Link is not null) up++;
            if (kiosk.Shows.Length == 0 || clone.Shows.Length == 0) blank++;
        }

        report.Must($"neither comes back, both screens go on ({trial})", up == 0 && blank == 0, $"{up} up, {blank} blank");
        await Task.WhenAll(kiosk.DisposeAsync().AsTask(), clone.DisposeAsync().AsTask());
        return cut;
    }

    private static async Task AcquitAsync(Site site, Kiosk[] kiosks, int flaps, int seed, Report report, CancellationToken cancel)
    {
        var accused = (await Task.WhenAll(kiosks.Select(kiosk => IsAccusedAsync(site, kiosk, cancel)))).Count(isAccused => isAccused);
        report.Line(("metric", "honest_accused"), ("value", accused), ("kiosks", kiosks.Length), ("cuts_and_restarts", flaps), ("seed", seed));
        report.Must("honest kiosks were cut and restarted", flaps >= kiosks.Length, $"{flaps}");
        report.AtMost("honest kiosks accused", accused, 0);
    }

    private static async Task<bool> IsAccusedAsync(Site site, Kiosk kiosk, CancellationToken cancel)
    {
        kiosk.Heal();
        await kiosk.RestartAsync(); // a fresh start does not wait as long as one that was cut ten times
        if ((await site.StateAsync(kiosk.Screen, cancel)).Reason == "cloned") return true;
        await Wait.UntilAsync("an honest kiosk is back", () => kiosk.Agent.Link is not null, TimeSpan.FromSeconds(45), cancel);
        return false;
    }

    // Cuts, restarts and restarts while cut, in no rhythm. Answers how many.
    private static async Task<int> HarassAsync(Kiosk kiosk, Random random, CancellationToken stop)
    {
        for (var times = 0; ; times++)
        {
            try
            {
                await Task.Delay(random.Next(50, 1_500), stop);
                var isCut = random.Next(3) > 0;
                if (isCut) kiosk.Cut();
                if (random.Next(2) == 0) await kiosk.RestartAsync();
                if (isCut) await Task.Delay(random.Next(20, 1_200), stop);
                kiosk.Heal();
            }
            catch (OperationCanceledException)
            {
                return times;
            }
        }
    }
}
