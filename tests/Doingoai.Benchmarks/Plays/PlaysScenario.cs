using System.Diagnostics;
using Doingoai.FleetSimulator;
using Doingoai.Portal.Reports.Plays;

namespace Doingoai.Benchmarks.Plays;

/// <summary>
/// A report of 30 days over ten million plays in SQLite, from the sums, beside the same figures from the plays themselves in
/// the same run; and what keeping the sums costs the intake.
/// </summary>
internal sealed class PlaysScenario : IScenario
{
    private static readonly PlayQuestion Month = new(PlayMonth.First, PlayMonth.First.AddDays(29));

    public string Name => "plays";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var (count, rounds) = (options.Count("plays", options.Smoke ? 200_000 : 10_000_000, 50_000_000), options.Count("rounds", options.Smoke ? 2 : 5, 50));
        using var month = await PlayMonth.MakeAsync(count, cancel);
        report.Line(("metric", "filled"), ("plays", count), ("hour_sums", await month.CountAsync("play_hour", cancel)), ("day_sums", await month.CountAsync("play_day", cancel)), ("bytes", month.Bytes));

        foreach (var by in (PlayBy[])[PlayBy.Item, PlayBy.Item | PlayBy.Language, PlayBy.Screen, PlayBy.Cluster, PlayBy.Day, PlayBy.Hour])
        {
            var (sums, raw) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                cancel.ThrowIfCancellationRequested();
                var (own, ownMs) = await TimeAsync(() => month.ReportAsync(Month with { By = by }, cancel));
                var (plays, rawMs) = await TimeAsync(() => month.RawAsync(Month with { By = by }, cancel));
                report.Must($"{by}: the sums say what the plays say", own.Order().SequenceEqual(plays.Order()), $"{own.Count} lines, {own.Sum(line => line.Plays)} plays");
                sums.Add(ownMs);
                raw.Add(rawMs);
            }

            var (ownMedian, rawMedian) = (new Percentiles(sums).Of(50), new Percentiles(raw).Of(50));
            report.Line(("metric", "report_30_days_ms"), ("by", by.ToString()), ("sums", Math.Round(ownMedian, 1)), ("raw", Math.Round(rawMedian, 1)), ("times_faster", Math.Round(rawMedian / ownMedian, 1)), ("rounds", rounds));
            if (!options.Smoke) report.AtLeast($"{by}: times faster than the plays", rawMedian / ownMedian, by.HasFlag(PlayBy.Hour) ? 3 : 20);
        }

        var (perSecond, bareSecond) = await PlayIntakeCost.MeasureAsync(options.Smoke ? 4_000 : 100_000, cancel);
        report.Line(("metric", "intake_plays_per_s"), ("with_sums", Math.Round(perSecond)), ("rows_only", Math.Round(bareSecond)));
        if (!options.Smoke) report.AtMost("intake: times slower for the sums", bareSecond / perSecond, 3);
    }

    private static async Task<(T Result, double Ms)> TimeAsync<T>(Func<Task<T>> ask)
    {
        var clock = Stopwatch.StartNew();
        var result = await ask();
        return (result, clock.Elapsed.TotalMilliseconds);
    }
}
