namespace Doingoai.Protocol.Tests.Journals;

public sealed class ExportGapTests : IDisposable
{
    private const long HourMs = 3_600_000;

    private readonly TestExport _export = new();

    public void Dispose() => _export.Dispose();

    [Fact]
    public async Task What_came_before_a_run_from_before_the_period_is_not_missed()
    {
        var earlier = new TestRun(_export, TestExport.FromMs - (5 * HourMs)).Plays(3);
        var into = new TestRun(_export, TestExport.FromMs - 15_000, earlier).Plays(4);

        var report = await _export.VerifyAsync(into.Batches);

        Assert.Empty(report.Wrong);
        Assert.Empty(report.Gaps);
        Assert.Equal(2, report.Counts.Single().Plays); // those that began in the period
        Assert.Equal(0, report.NotSent);
    }

    [Fact]
    public async Task Of_a_run_that_ended_before_the_period_the_end_is_enough()
    {
        var earlier = new TestRun(_export, TestExport.FromMs - (5 * HourMs)).Plays(3);
        var first = new TestRun(_export, TestExport.FromMs + HourMs, earlier).Plays(2);
        var second = new TestRun(_export, TestExport.FromMs + (2 * HourMs), first).Plays(2);

        var report = await _export.VerifyAsync([earlier.Batches[^1], .. first.Batches, .. second.Batches]);

        Assert.Empty(report.Wrong);
        Assert.Empty(report.Gaps);
        Assert.Equal((0, 4), (report.GapsFound, report.Counts.Single().Plays));
    }

    [Fact]
    public async Task A_run_of_the_period_that_is_withheld_is_told_by_the_next()
    {
        var earlier = new TestRun(_export, TestExport.FromMs - (5 * HourMs)).Plays(3);
        var first = new TestRun(_export, TestExport.FromMs + HourMs, earlier).Plays(2);
        var second = new TestRun(_export, TestExport.FromMs + (2 * HourMs), first).Plays(2);

        var withoutFirst = await _export.VerifyAsync([earlier.Batches[^1], .. second.Batches]);
        var withoutEnd = await _export.VerifyAsync([earlier.Batches[^1], .. first.Batches.SkipLast(1), .. second.Batches]);
        var withoutEarlier = await _export.VerifyAsync([.. first.Batches, .. second.Batches]);

        Assert.Contains($"run {first.Name} reached record 3, the file has it up to 0", withoutFirst.Gaps.Single(), StringComparison.Ordinal);
        Assert.Contains($"run {first.Name} reached record 3, the file has it up to 2", withoutEnd.Gaps.Single(), StringComparison.Ordinal);
        Assert.Contains($"run {earlier.Name} reached record 4, the file has it up to 0", withoutEarlier.Gaps.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_end_of_a_run_that_lasted_into_the_period_is_not_enough()
    {
        var into = new TestRun(_export, TestExport.FromMs - 15_000).Plays(6);

        var whole = await _export.VerifyAsync(into.Batches.Skip(2));
        var end = await _export.VerifyAsync(into.Batches.Skip(5));

        Assert.Empty(whole.Gaps); // the record after the stretch is itself from before the period
        Assert.Contains("records 1–5 are not in the file", end.Gaps.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_does_not_know_the_time_excuses_nothing()
    {
        var earlier = new TestRun(_export, TestExport.FromMs - (5 * HourMs)).Plays(3);
        var unknown = new TestRun(_export, TestExport.FromMs - (4 * HourMs), earlier, knowsTime: false).Plays(3);

        Assert.Contains(earlier.Name, (await _export.VerifyAsync(unknown.Batches)).Gaps.Single(), StringComparison.Ordinal);
        Assert.Contains("records 1–3", (await _export.VerifyAsync(unknown.Batches.Skip(3))).Gaps.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_beyond_those_told_are_counted()
    {
        var runs = new List<TestRun>();
        for (var run = 0; run <= 60; run++) runs.Add(new TestRun(_export, TestExport.FromMs + (run * HourMs / 4), runs.LastOrDefault()).Plays(1));

        var report = await _export.VerifyAsync(runs.Skip(1).SelectMany(run => run.Batches.Take(1)));

        Assert.Equal((50, 60), (report.Gaps.Count, report.GapsFound));
    }
}
