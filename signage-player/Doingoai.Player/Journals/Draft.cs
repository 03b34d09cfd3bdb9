using System.Text.Json;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Journals;

/// <summary>A record that has no place in a run yet.</summary>
internal sealed record Draft(string Kind, JsonElement Body, long MonoMs, long WallMs, long? OffsetMs, long? UncertaintyMs, JournalOrigin? Origin = null)
{
    public static Draft Of<T>(string kind, T body, ClockReading at) =>
        new(kind, ProtocolJson.ToElement(body), Math.Max(0, at.MonoMs), at.WallMs, at.OffsetMs, at.UncertaintyMs);

    /// <summary>Told about the time of another record.</summary>
    public static Draft Of<T>(string kind, T body, JournalRecord at) => Again(at) with { Kind = kind, Body = ProtocolJson.ToElement(body), Origin = null };

    /// <summary>The same record in another run. A play says where it first stood: the portal may have it from there.</summary>
    public static Draft Again(JournalRecord record) =>
        new(record.Kind, record.Body, record.MonoMs, record.WallMs, record.OffsetMs, record.UncertaintyMs, record.Kind == JournalKinds.Play ? record.Origin ?? new(record.Run, record.Seq) : null);

    public JournalLine Place(Guid device, string run, long seq, string previousHash) =>
        JournalLine.Of(new(device, run, seq, MonoMs, WallMs, Kind, Body, previousHash, OffsetMs, UncertaintyMs, Origin));
}
