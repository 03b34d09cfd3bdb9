using System.Collections.Concurrent;
using Doingoai.FleetSimulator.Powercut;

namespace Doingoai.FleetSimulator;

/// <summary>
/// The power goes: agents as processes killed at random moments of sync and activation and started again without network;
/// and, because killing keeps the page cache, every kind of disk a cut may leave behind.
/// </summary>
internal sealed class PowercutScenario : IScenario
{
    private const double FirstFrameBarMs = 5_000;

    public string Name => "powercut";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        await CutDisksAsync(options, report, cancel);
        await KillAsync(options, report, cancel);
    }

    private static async Task CutDisksAsync(Options options, Report report, CancellationToken cancel)
    {
        var count = options.Count("states", options.Smoke ? 50 : 2_000, 100_000);
        var seed = options.Count("seed", Environment.TickCount & 0xFFFFFF, int.MaxValue / 2);
        await using var states = await DiskStates.RecordAsync(options.Smoke ? 8 : 30, cancel);
        var problems = await states.TryAsync(count, honoursSync: true, seed, cancel);
        var without = await states.TryAsync(Math.Max(20, count / 10), honoursSync: false, seed, cancel);
        foreach (var problem in problems.Take(20)) report.Line(("disk", problem));
        report.Line(("metric", "powercut_disk_states"), ("value", count), ("steps", states.Steps), ("seed", seed), ("wrong", problems.Count), ("wrong_without_fsync", without.Count));
        report.AtMost($"mixed or broken in {count} disk states", problems.Count, 0);
        report.AtLeast("found wrong without fsync (control)", without.Count, 1);
    }

    private static async Task KillAsync(Options options, Report report, CancellationToken cancel)
    {
        var trials = options.Count("trials", options.Smoke ? 4 : 500, 100_000);
        var left = trials;
        var done = new ConcurrentBag<Trial>();
        await Task.WhenAll(Enumerable.Range(1, options.Count("agents", options.Smoke ? 1 : 6, 16)).Select(async agent =>
        {
            await using var range = await KillRange.OpenAsync(agent, cancel);
            while (Interlocked.Decrement(ref left) >= 0) done.Add(await range.RunAsync(cancel));
        }));

        foreach (var trial in done.Where(trial => trial.Problem is not null).Take(20)) report.Line(("killed", trial.Phase), ("problem", trial.Problem!));
        foreach (var phase in done.GroupBy(trial => trial.Phase).OrderBy(phase => phase.Key)) report.Line(("killed", phase.Key), ("times", phase.Count()));
        var first = new Percentiles(done.Select(trial => trial.First?.TotalMilliseconds ?? double.PositiveInfinity));
        report.Line(("metric", "powercut_first_frame_ms"), ("p50", $"{first.Of(50):0}"), ("p95", $"{first.Of(95):0}"), ("max", $"{first.Of(100):0}"), ("trials", done.Count));
        report.AtMost("mixed or broken after a kill", done.Count(trial => trial.Problem is not null), 0);
        report.AtLeast("first approved frame without network", done.Count(trial => trial.First is not null), trials);
        report.Within("the slowest of them, ms", first.Of(100), FirstFrameBarMs);
    }
}
