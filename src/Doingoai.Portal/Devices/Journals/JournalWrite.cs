using System.Text;
using Doingoai.Portal.Devices.Faults;
using Doingoai.Portal.Devices.Plays;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Journals;

/// <summary>Records, the device's signature, the plays among them with their sums, and how far the run has come, in one transaction.</summary>
internal sealed class JournalWrite(Guid device, string run, RunState before, CheckedBatch batch, JournalNews news, DateTimeOffset receivedAt)
    : TelemetryWrite(batch.Records.Count + 1, isUrgent: true)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True after the commit.</summary>
    public Task<bool> Committed => _done.Task;

    public override void Done(bool committed) => _done.TrySetResult(committed);

    public override void Apply(TelemetrySql sql)
    {
        var place = sql.Place(device);
        var id = sql.JournalRun(place, run);
        foreach (var one in batch.Records)
        {
            var at = JournalCheck.AtMs(one.Record, batch.After);
            sql.Run(Statements.AddRecord, id, one.Record.Seq, one.Record.Kind, one.Record.MonoMs, at, receivedAt.ToUnixTimeMilliseconds(), one.Line);
            FaultRecord.Keep(sql, place, one.Record, at ?? receivedAt.ToUnixTimeMilliseconds());
        }

        if (news.Signed is { } signed) sql.Run(Statements.AddBatch, id, signed.FromSeq, signed.ToSeq, signed.Text);
        ApplyPlays(sql, place, id);
        sql.Run(Statements.AdvanceRun, id, batch.After.UpToSeq, batch.After.LastSha256, batch.After.DeltaMs, Encoding.UTF8.GetString(ProtocolJson.ToBytes(news.Plays.After)));
    }

    private void ApplyPlays(TelemetrySql sql, int place, int id)
    {
        var sums = new PlayRollUp(sql, place);
        if (before.DeltaMs is null && batch.After.DeltaMs is { } delta)
        {
            sql.Run(Statements.PlaceRecords, id, delta);
            sums.Place(id, delta);
        }

        var foldedTo = news.Plays.Begun.Count > 0 && sql.Rows(Statements.FoldedTo, id) is [[long known]] ? known : 0;
        var shown = news.Plays.Shown.ToDictionary(one => (one.Play.Run, one.Play.Seq));
        foreach (var begun in news.Plays.Begun)
        {
            var name = (begun.Run, begun.Seq);
            var isNew = sums.Begin(begun, begun.Record.Seq <= foldedTo, JournalCheck.AtMs(begun.Record, batch.After), shown.GetValueOrDefault(name)?.ToMs ?? 0);
            if (isNew) shown.Remove(name); // most plays end in the batch they begin in: one row, written once
        }

        foreach (var one in shown.Values) sums.Show(one);
        var takenBack = new HashSet<FoldedRange>(); // a long fold comes as several records that name the same ranges
        foreach (var part in news.Plays.Folded) Fold(sql, sums, place, part, takenBack);
        sums.Write();
    }

    // What the portal already had of a folded part is counted with it from now on.
    private void Fold(TelemetrySql sql, PlayRollUp sums, int place, FoldedPart part, HashSet<FoldedRange> takenBack)
    {
        foreach (var range in (FoldedRange[])[new(part.Body.Run, part.Body.FromSeq, part.Body.ToSeq), .. part.Body.Also ?? []])
        {
            if (!takenBack.Add(range)) continue;
            var source = sql.JournalRun(place, range.Run);
            sql.Run(Statements.FoldRun, source, range.ToSeq);
            foreach (var row in sql.Rows(Statements.PlayLines, source, range.FromSeq, range.ToSeq))
                if (ProtocolJson.TryRead<JournalRecord>(Encoding.UTF8.GetBytes((string)row[0]!)) is { } record) sums.TakeBack(record.Origin?.Run ?? record.Run, record.Origin?.Seq ?? record.Seq);
        }

        for (var line = 0; line < part.Body.Plays.Count; line++) sums.Fold(part, line, news.FoldClaims[part.Body.Plays[line]]);
    }
}
