using Doingoai.FleetSimulator.Faults;
using Doingoai.FleetSimulator.Offline;
using Doingoai.FleetSimulator.StandIn;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Manifests;

namespace Doingoai.FleetSimulator;

/// <summary>
/// A month without network on clocks turned by hand: every second the screen shows what a naive reader of the manifest would
/// show, never nothing; and so it does after a restart of the machine, which then does not know the time any more.
/// </summary>
internal sealed class OfflineScenario : IScenario
{
    private const string Folder = "/player";
    private const long DayMs = 86_400_000;

    // When exactly the portal was last heard only the player knows; a lease may end with either of these.
    private const long ContactGrainMs = 90_000;

    public string Name => "offline";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var days = options.Count("days", options.Smoke ? 2 : 30, 34);
        await using var portal = await StandInPortal.StartAsync(cancel);
        var (disk, time) = (new RecordingDisk<object>(isRecording: false), new MachineTime());
        time.Wrong = TimeSpan.FromMilliseconds(StandInPortal.NowMs - time.TrueMs);
        portal.Enrol(disk, Folder);
        var manifest = MonthAhead.Offer(portal, options.Count("seed", options.Smoke ? 5 : Environment.TickCount & 0xFFFFFF, int.MaxValue));

        await using (var online = new WarpedPlayer(portal.Address, disk, Folder, time, "boot-1", isOffline: false))
        {
            await online.UntilAsync("everything is on the disk", () => manifest.Media.All(file => online.Holds(file.Sha256)), cancel);
            await online.UntilAsync("it plays", () => online.View?.Plan.Manifest == manifest.Version, cancel);
        }

        long cutAt;
        Tally month;
        await using (var player = new WarpedPlayer(portal.Address, disk, Folder, time, "boot-1", isOffline: true))
        {
            await player.UntilAsync("it plays without network", () => player.View is not null, cancel);
            cutAt = player.NowMs;
            month = await WatchAsync(player, manifest, cutAt, days, isTimeKnown: true, cancel);
        }

        await using var again = new WarpedPlayer(portal.Address, disk, Folder, time, "boot-2", isOffline: true);
        await again.UntilAsync("it plays after the restart", () => again.View is not null, cancel);
        var restarted = await WatchAsync(again, manifest, cutAt, 1, isTimeKnown: false, cancel);

        var ended = Ends(manifest).Count(at => at > cutAt && at <= cutAt + days * DayMs);
        report.Line(("metric", "offline_blank_seconds"), ("value", month.Blank + restarted.Blank), ("seconds", month.Seconds + restarted.Seconds), ("days", days), ("entries_ended", ended), ("entries_seen", month.Entries.Count));
        foreach (var wrong in month.Examples.Concat(restarted.Examples)) report.Line(("wrong", wrong));
        report.AtMost("blank seconds", month.Blank + restarted.Blank, 0);
        report.AtMost("seconds that show something else than the naive reader", month.Wrong, 0);
        report.AtMost("the same after a restart without network", restarted.Wrong, 0);
        report.AtLeast("entries that ended on the way", ended, options.Smoke ? 1 : 10);
        report.AtLeast("different entries seen", month.Entries.Count, options.Smoke ? 8 : 20);
        report.Must("scheduled entries still play on the last day", month.IsScheduledAtEnd, $"day {days}");
    }

    private static async Task<Tally> WatchAsync(WarpedPlayer player, Manifest manifest, long cutAt, int days, bool isTimeKnown, CancellationToken cancel)
    {
        NaiveWall[] readers = [new(manifest, cutAt, isTimeKnown), new(manifest, cutAt - ContactGrainMs, isTimeKnown)];
        var evergreen = manifest.Playlists[^1].Entries.Select(entry => entry.Id).ToHashSet();
        var tally = new Tally();
        var next = player.NowMs / 1000 * 1000 + 1000;
        for (var until = next + days * DayMs; next < until;)
        {
            // The renderer walks the plan it had when the minute began.
            var view = player.View!;
            await player.MinuteAsync(cancel);
            for (var now = player.NowMs; next <= now; next += 1000)
            {
                var shown = Doingoai.Protocol.Timelines.Timeline.EntryAt(view.Plan, next)?.Step?.Entry;
                tally.Take(shown, [.. readers.Select(reader => reader.Shows(next))], next);
                if (shown is not null && !evergreen.Contains(shown) && next > until - DayMs) tally.IsScheduledAtEnd = true;
            }
        }

        return tally;
    }

    private static IEnumerable<long> Ends(Manifest manifest) => manifest.Playlists.SelectMany(playlist => playlist.Entries).Select(entry => entry.NotAfterMs).OfType<long>();
}
