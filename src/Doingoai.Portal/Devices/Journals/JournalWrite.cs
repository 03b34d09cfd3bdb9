using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Journals;

/// <summary>Records, the plays among them and how far the run has come, in one transaction.</summary>
internal sealed class JournalWrite(Guid device, string run, RunState before, CheckedBatch batch, DateTimeOffset receivedAt)
    : TelemetryWrite(batch.Records.Count + 1, isUrgent: true)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True after the commit.</summary>
    public Task<bool> Committed => _done.Task;

    public override void Done(bool committed) => _done.TrySetResult(committed);

    public override void Apply(TelemetrySql sql)
    {
        var place = sql.Place(device);
        if (sql.Find(Statements.FindRun, place, run) is not { } id)
        {
            sql.Run(Statements.AddRun, place, run);
            id = sql.Find(Statements.FindRun, place, run)!.Value;
        }

        foreach (var one in batch.Records) Add(sql, id, one);
        sql.Run(Statements.AdvanceRun, id, batch.After.UpToSeq, batch.After.LastSha256, batch.After.DeltaMs);
        if (before.DeltaMs is null && batch.After.DeltaMs is { } delta)
        {
            sql.Run(Statements.PlaceRecords, id, delta);
            sql.Run(Statements.PlacePlays, id, delta);
        }
    }

    private void Add(TelemetrySql sql, int id, CheckedRecord one)
    {
        var record = one.Record;
        var at = JournalCheck.AtMs(record, batch.After);
        sql.Run(Statements.AddRecord, id, record.Seq, record.Kind, record.MonoMs, at, receivedAt.ToUnixTimeMilliseconds(), one.Line);
        if (record.Kind != JournalKinds.Play || Play(record) is not { } play) return;
        sql.Run(Statements.AddPlay, id, record.Seq, sql.Place(play.Screen), play.Manifest, play.Entry, play.Item, play.Language, play.Sha256, record.MonoMs, at);
    }

    /// <summary>What was played, if the record says it properly; the line is kept either way.</summary>
    public static PlayBody? Play(JournalRecord record) =>
        ProtocolJson.TryRead<PlayBody>(record.Body) is { } play && DeviceText.IsShort(play.Entry) && DeviceText.IsShort(play.Item)
        && DeviceText.IsShort(play.Language) && DeviceText.IsShort(play.Sha256) ? play : null;
}
