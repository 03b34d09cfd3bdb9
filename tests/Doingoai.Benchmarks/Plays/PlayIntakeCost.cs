using System.Diagnostics;
using Doingoai.Portal.Devices.Journals;
using Doingoai.Portal.Devices.Plays;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Benchmarks.Plays;

/// <summary>Journal batches written as the intake writes them, beside the same rows without following plays and without sums.</summary>
internal static class PlayIntakeCost
{
    private const int Batch = 50;

    /// <returns>Plays a second with and without.</returns>
    public static async Task<(double WithSums, double RowsOnly)> MeasureAsync(int plays, CancellationToken cancel)
    {
        using var first = await PlayMonth.MakeAsync(1_000, cancel);
        using var second = await PlayMonth.MakeAsync(1_000, cancel);
        return (plays / Seconds(first, plays, withSums: true), plays / Seconds(second, plays, withSums: false));
    }

    private static double Seconds(PlayMonth month, int plays, bool withSums)
    {
        var connection = month.Connections.Create();
        connection.Open();
        using var sql = new TelemetrySql(connection);
        var (device, run, screen, state) = (Guid.CreateVersion7(), Guid.NewGuid().ToString("N"), Guid.CreateVersion7(), RunState.New);
        var clock = Stopwatch.StartNew();
        for (var at = 0; at < plays; at += Batch)
        {
            var records = Enumerable.Range(at, Batch).Select(n => Record(device, run, screen, n)).ToList();
            var batch = new CheckedBatch(records, new(at + Batch, "", 1_790_000_000_000));
            var changes = withSums ? PlayChanges.Of(batch, state.Plays, play => new(PlayDoubt.None, play.Item, play.Language, play.Sha256, "title"))
                : new([.. records.Select(one => new BegunPlay(one.Record, ProtocolJson.TryRead<PlayBody>(one.Record.Body)!, new(PlayDoubt.NeverSent, "item", "vi", "ab")))], [], [], PlayTally.New);
            sql.Begin();
            new JournalWrite(device, run, state, batch, new(changes, new Dictionary<FoldedPlays, PlayClaim>(), null), DateTimeOffset.UnixEpoch).Apply(sql);
            sql.Commit();
            state = batch.After with { Plays = changes.After };
        }

        return clock.Elapsed.TotalSeconds;
    }

    private static CheckedRecord Record(Guid device, string run, Guid screen, int n)
    {
        var record = new JournalRecord(device, run, n + 1, n * 10_000L, 0, JournalKinds.Play, ProtocolJson.ToElement(new PlayBody(screen, 7, "e", $"item{n % 20}", "vi", "ab")), "");
        return new(record, ProtocolJson.ToBytes(record));
    }
}
