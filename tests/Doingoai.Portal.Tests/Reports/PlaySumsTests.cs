using System.Globalization;
using Doingoai.Portal.Devices.Plays;
using Doingoai.Portal.Reports.Plays;
using Doingoai.Portal.Tests.Devices.Plays;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Reports;

/// <summary>The figures of the report beside an independent count, on both databases.</summary>
[StartsPortal]
public sealed class PlaySumsTests : IClassFixture<DatabaseFixture>
{
    // 21 November 2026, 16:20 in Vietnam.
    private const long Delta = 1_795_252_800_000;

    private readonly DatabaseFixture _databases;
    private readonly Guid _device;
    private readonly ReportScreen[] _screens;

    public PlaySumsTests(DatabaseFixture databases)
    {
        (_databases, _device) = (databases, Guid.CreateVersion7());
        _screens = [.. Enumerable.Range(0, 3).Select(_ => Screen() with { Device = _device })];
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task However_a_journal_arrives_the_sums_are_those_of_a_naive_count(string provider)
    {
        var portal = await _databases.OnAsync(provider);
        var run = RandomRun(seed: 7, records: 400);
        var random = new Random(8);
        for (var at = 0; at < run.Records.Count;)
        {
            var count = Math.Min(random.Next(1, 30), run.Records.Count - at);
            await run.StoreAsync(portal, at, count, at < 100 ? null : Delta, times: random.Next(1, 3)); // the clock becomes known on the way; some commits are repeated
            at += count;
        }

        var expected = NaiveCount.Of(run.Records, Delta);
        var found = await LinesAsync(portal, PlayBy.Hour | PlayBy.Screen | PlayBy.Item | PlayBy.Language);

        Assert.True(expected.Count > 100);
        Assert.Equal(
            expected.OrderBy(one => one.Key).Select(one => (one.Key, one.Value)),
            found.Select(line => ((line.AtMs!.Value, line.Screen!.Value, line.Item!, line.Language!), (line.Plays, line.ShownMs))).OrderBy(one => one.Item1));

        var byDay = await LinesAsync(portal, PlayBy.Day | PlayBy.Item);
        Assert.Equal(expected.Sum(one => one.Value.Plays), byDay.Sum(line => line.Plays));
        Assert.Equal(expected.Sum(one => one.Value.ShownMs), byDay.Sum(line => line.ShownMs));
        var byCluster = await LinesAsync(portal, PlayBy.Cluster);
        Assert.Equal(_screens.Where(screen => expected.Keys.Any(key => key.Screen == screen.Id)).Select(screen => screen.Cluster).Order(), byCluster.Select(line => line.Cluster!.Value).Order());
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_part_that_is_folded_after_some_of_it_arrived_counts_once_however_often_it_comes(string provider)
    {
        var portal = await _databases.OnAsync(provider);
        var run = RandomRun(seed: 9, records: 200);
        await run.StoreAsync(portal, 0, 120, Delta);
        var lines = NaiveCount.Of([.. run.Records.Skip(60)], Delta)
            .Select(one => new FoldedPlays(one.Key.Hour, true, one.Key.Screen, one.Value.Plays, one.Key.Item, one.Key.Language, null, one.Value.ShownMs)).Where(line => line.Count > 0).ToList();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var folded = new AnotherRun(_device);
            foreach (var chunk in lines.Chunk(20)) folded.Add(1, JournalKinds.Folded, new FoldedBody(run.Run, 61, 200, "age", 0, chunk));
            await folded.StoreAsync(portal, 0, folded.Records.Count, null, times: 2);
        }

        var found = await LinesAsync(portal, PlayBy.Item);

        var first = NaiveCount.Of([.. run.Records.Take(60)], Delta).Sum(one => one.Value.Plays);
        Assert.Equal(first + lines.Sum(line => line.Count), found.Sum(line => line.Plays));
        Assert.Equal(NaiveCount.Of(run.Records, Delta).Sum(one => one.Value.Plays), found.Sum(line => line.Plays));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_record_written_again_after_damage_counts_once(string provider)
    {
        var portal = await _databases.OnAsync(provider);
        var run = RandomRun(seed: 11, records: 100);
        await run.StoreAsync(portal, 0, 70, Delta);
        var again = new AnotherRun(_device);
        foreach (var record in run.Records.Skip(40)) again.Records.Add(record with { Run = again.Run, Seq = again.Records.Count + 1, Origin = new(run.Run, record.Seq) });
        await again.StoreAsync(portal, 0, again.Records.Count, Delta, times: 2);

        var found = await LinesAsync(portal, PlayBy.Item);

        Assert.Equal(NaiveCount.Of(run.Records, Delta).Sum(one => one.Value.Plays), found.Sum(line => line.Plays));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task What_was_never_sent_is_told_and_not_counted(string provider)
    {
        var portal = await _databases.OnAsync(provider);
        var run = new AnotherRun(_device);
        run.Play(1_000, _screens[0].Id, "good", "vi");
        run.Play(11_000, _screens[0].Id, "bad", "en");
        run.Play(12_000, _screens[0].Id, "", "");
        await run.StoreAsync(portal, 0, 1, Delta);
        await run.StoreAsync(portal, 1, 2, Delta, PlayDoubt.NeverSent);

        var sums = portal.Services.GetRequiredService<PlaySums>();
        var doubts = await sums.DoubtsAsync(Question(PlayBy.Item), _screens, CancellationToken.None);

        Assert.Equal([("good", "Title of good", 1L, 10_000L)], (await LinesAsync(portal, PlayBy.Item)).Select(line => (line.Item!, line.Title!, line.Plays, line.ShownMs)));
        Assert.Equal((PlayDoubt.NeverSent, _screens[0].Id, "bad", 1L), doubts.Select(one => (one.Doubt, one.Screen, one.Item!, one.Plays)).Single());
        Assert.Equal(new PlayTotals(1, 10_000, 1, 1), await sums.TotalsAsync(Question(PlayBy.Item), _screens, CancellationToken.None));
        Assert.Empty(await sums.DoubtsAsync(Question(PlayBy.Item), [Screen()], CancellationToken.None));
        Assert.Equal(0, (await sums.TotalsAsync(Question(PlayBy.Item), [Screen()], CancellationToken.None)).Plays);
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task An_item_is_named_in_the_language_of_who_reads_whichever_was_shown(string provider)
    {
        var portal = await _databases.OnAsync(provider);
        var run = new AnotherRun(_device);
        run.Play(1_000, _screens[0].Id, "gate", "vi");
        run.Play(11_000, _screens[0].Id, "gate", "zh");
        run.Play(21_000, _screens[1].Id, "market", "zh"); // never shown in another
        run.Play(31_000, _screens[0].Id, "", "");
        await run.StoreAsync(portal, 0, run.Records.Count, Delta, title: play => $"{play.Item} in {play.Language}");

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en"); // nothing was shown in it
        var byLanguage = await LinesAsync(portal, PlayBy.Item | PlayBy.Language);
        Assert.Equal(
            [("gate", "vi", "gate in vi"), ("gate", "zh", "gate in vi"), ("market", "zh", "market in zh")],
            byLanguage.Select(line => (line.Item!, line.Language!, line.Title!)).Order());

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh");
        Assert.Equal(["gate in zh", "market in zh"], (await LinesAsync(portal, PlayBy.Item)).Select(line => line.Title!).Order());
        var ofOne = await LinesAsync(portal, PlayBy.Screen, "gate");
        Assert.Equal(("gate in zh", 2L), (ofOne.Single().Title!, ofOne.Single().Plays));
        Assert.All(await LinesAsync(portal, PlayBy.Screen), line => Assert.Null(line.Title));
    }

    private static PlayQuestion Question(PlayBy by) => new(new(2026, 11, 15), new(2026, 12, 15), by);

    private static ReportScreen Screen() =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), new("a", "b", "c"), new("d", "e", "f"), new("g", "h", "i"));

    private AnotherRun RandomRun(int seed, int records)
    {
        var (random, run, mono) = (new Random(seed), new AnotherRun(_device), 0L);
        while (run.Records.Count < records)
        {
            mono += random.Next(20) == 0 ? random.Next(400_000, 4_000_000) : random.Next(0, 120_000);
            if (random.Next(4) == 0) run.Add(mono, JournalKinds.Minute, new MinuteBody(0, []));
            else run.Play(mono, _screens[random.Next(3)].Id, random.Next(8) == 0 ? "" : $"item{random.Next(5)}", random.Next(2) == 0 ? "vi" : "zh");
        }

        return run;
    }

    private async Task<List<PlayLine>> LinesAsync(PortalFixture portal, PlayBy by, string? item = null)
    {
        var lines = new List<PlayLine>();
        await foreach (var line in portal.Services.GetRequiredService<PlaySums>().LinesAsync(Question(by) with { Item = item }, _screens, 100_000, CancellationToken.None)) lines.Add(line);
        return lines;
    }
}
