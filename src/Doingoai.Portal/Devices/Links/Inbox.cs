using System.Buffers;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Journals;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Live;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links;

/// <summary>
/// Everything devices say, whichever link brought it. Never waits: each kind goes into its own bounded queue. Stated loss:
/// readings drop the oldest; the journal is refused and sent again; a heartbeat, delivery or result refused is counted.
/// </summary>
internal sealed class Inbox(
    LiveFleet live, Outbox outbox, ReadingIntake readings, JournalIntake journals, DeliveryIntake deliveries, CommandResults results, Quarantines.Quarantines quarantines, Clones clones,
    DeviceMetrics metrics, TimeProvider time)
{
    /// <summary>From bytes of a topic: the envelope must be of the topic's type.</summary>
    public InboxVerdict Take(DeviceSession session, string type, in ReadOnlySequence<byte> payload)
    {
        if (payload.Length > Envelope.MaxUpBytes) return InboxVerdict.Oversized;
        var envelope = ProtocolJson.TryRead<Envelope>(payload.IsSingleSegment ? payload.FirstSpan : payload.ToArray());
        return envelope is null || envelope.Type != type ? InboxVerdict.Malformed : Take(session, envelope);
    }

    public InboxVerdict Take(DeviceSession session, Envelope envelope)
    {
        if (envelope.V != Envelope.Format) return InboxVerdict.Malformed;
        if (!UpTypes.All.Contains(envelope.Type)) return InboxVerdict.UnknownType;

        var now = time.GetUtcNow();
        live.Contact(session, now);
        var verdict = envelope.Type switch
        {
            UpTypes.Hello => Hello(session, envelope, now),
            UpTypes.Heartbeat => Heartbeat(session, envelope, now),
            UpTypes.Readings => readings.Take(session, envelope.Body, now),
            UpTypes.Journal => journals.Take(session, envelope.Body),
            UpTypes.Delivery => deliveries.Take(session, envelope.Body, now),
            _ => results.Take(session, envelope.Body),
        };
        if (verdict == InboxVerdict.Taken) metrics.Taken(session.Link, envelope.Type);
        return verdict;
    }

    private InboxVerdict Hello(DeviceSession session, Envelope envelope, DateTimeOffset now)
    {
        if (ProtocolJson.TryRead<Hello>(envelope.Body) is not { } hello || hello.Screens.Count > Envelope.MaxBatch || hello.Player.Length > 64 || hello.BootId.Length > 64) return InboxVerdict.Malformed;
        clones.Booted(session, hello.BootId);
        live.Hello(session, hello, now);
        outbox.Greet(session, hello, now);
        return InboxVerdict.Taken;
    }

    private InboxVerdict Heartbeat(DeviceSession session, Envelope envelope, DateTimeOffset now)
    {
        if (ProtocolJson.TryRead<Heartbeat>(envelope.Body) is not { } beat || beat.Screens.Count > Envelope.MaxBatch) return InboxVerdict.Malformed;
        quarantines.Said(session, beat.Quarantine);
        live.Heartbeat(session, beat, now);
        outbox.Beat(session, beat, now);
        foreach (var said in beat.Screens) deliveries.Heal(session, said, now);
        return InboxVerdict.Taken;
    }
}
