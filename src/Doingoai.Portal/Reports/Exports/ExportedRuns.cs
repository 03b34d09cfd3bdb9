using System.Text;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Devices.Telemetry.Rows;
using Doingoai.Portal.Reports.Plays;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Reports.Exports;

/// <summary>
/// Which records of a device go into an export: the runs of the period, each from its first record on, and of the run before
/// one that began in the period at least the end, by which the reader sees that nothing of the period is missing.
/// </summary>
internal sealed class ExportedRuns(TelemetryDb db, Guid device, PlayQuestion question)
{
    // The portal places a run by its first record that tells the time, the reader by the first in the file: they may differ a little.
    private const long MarginMs = 60 * 60_000;

    private readonly string _guid = device.ToString("N");
    private readonly Dictionary<int, (long FromSeq, long ToSeq)> _parts = [];

    public async Task<IReadOnlyList<ExportedRun>> ListAsync(CancellationToken cancel)
    {
        var runs = await (from run in db.Runs join place in db.Places on run.Place equals place.Id where place.Guid == _guid orderby run.Id select run).AsNoTracking().ToListAsync(cancel);
        var inPeriod = new List<JournalRunRow>();
        foreach (var run in runs.Where(run => run.UpToSeq > 0))
        {
            if (await LastAsync(run, cancel) is not { } last) continue;
            // One record beyond the period ends the plays that lasted into it.
            Need(run, 1, Math.Min(last + 1, run.UpToSeq));
            inPeriod.Add(run);
        }

        foreach (var run in inPeriod)
            if (await BeforeAsync(run, cancel) is { } before && runs.Find(one => one.Run == before.Run) is { } known) await NeedEndAsync(known, before.Seq, cancel);
        return [.. from run in runs where _parts.ContainsKey(run.Id) select new ExportedRun(run, _parts[run.Id].FromSeq, _parts[run.Id].ToSeq)];
    }

    private void Need(JournalRunRow run, long from, long to) =>
        _parts[run.Id] = _parts.TryGetValue(run.Id, out var known) ? (Math.Min(known.FromSeq, from), Math.Max(known.ToSeq, to)) : (from, to);

    private Task<long?> LastAsync(JournalRunRow run, CancellationToken cancel) =>
        db.Records.Where(row => row.Run == run.Id && (row.AtMs == null || (row.AtMs >= question.FromMs && row.AtMs < question.UntilMs))).MaxAsync(row => (long?)row.Seq, cancel);

    // What came before a run from before the period nobody asks for.
    private async Task<RunEnd?> BeforeAsync(JournalRunRow run, CancellationToken cancel)
    {
        var startedFrom = question.FromMs - MarginMs;
        var line = await db.Records.Where(row => row.Run == run.Id && row.Seq == 1 && row.Kind == JournalKinds.Start && (row.AtMs == null || row.AtMs >= startedFrom)).Select(row => row.Line).FirstOrDefaultAsync(cancel);
        return line is not null && Read(line) is { } start ? ProtocolJson.TryRead<StartBody>(start.Body)?.Previous : null;
    }

    private async Task NeedEndAsync(JournalRunRow run, long seq, CancellationToken cancel)
    {
        if (seq > run.UpToSeq && run.FoldedTo >= seq) await NeedFoldingAsync(run, cancel);
        var last = Math.Min(seq, run.UpToSeq);
        if (last > 0) Need(run, _parts.ContainsKey(run.Id) ? 1 : await EndAsync(run, last, cancel), last);
    }

    // What the portal never got because the device had folded it: the records that say so.
    private async Task NeedFoldingAsync(JournalRunRow run, CancellationToken cancel)
    {
        var name = $"\"{run.Run}\"";
        var told = from record in db.Records
                   join teller in db.Runs on record.Run equals teller.Id
                   where teller.Place == run.Place && record.Kind == JournalKinds.Folded && record.Line.Contains(name)
                   select new { Run = teller, record.Seq };
        foreach (var record in await told.AsNoTracking().ToListAsync(cancel)) Need(record.Run, 1, record.Seq);
    }

    /// <summary>Where the batch with <paramref name="last"/> begins; 1 if that batch does not say by itself that it is from before the period.</summary>
    private async Task<long> EndAsync(JournalRunRow run, long last, CancellationToken cancel)
    {
        var from = await db.Batches.Where(row => row.Run == run.Id && row.FromSeq <= last && row.ToSeq >= last).OrderBy(row => row.ToSeq).Select(row => (long?)row.FromSeq).FirstOrDefaultAsync(cancel);
        if (from is null) return 1;

        var lines = await db.Records.Where(row => row.Run == run.Id && row.Seq >= from && row.Seq <= last).OrderBy(row => row.Seq).Select(row => row.Line).ToListAsync(cancel);
        var records = lines.Select(Read).OfType<JournalRecord>().ToList();
        var delta = records.Select(RunClock.DeltaMs).FirstOrDefault(one => one is not null);
        return records.Count > 0 && RunClock.AtMs(records[0].MonoMs, delta) < question.FromMs ? from.Value : 1;
    }

    private static JournalRecord? Read(string line) => ProtocolJson.TryRead<JournalRecord>(Encoding.UTF8.GetBytes(line));
}
