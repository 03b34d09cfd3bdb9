using System.Diagnostics;
using Doingoai.FleetSimulator.Wire;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// The journal of one wire-level screen: hash-chained, signed by its key, made before the clock runs. What happens is offered
/// whatever the portal does; it is sent as a player sends it, one batch at a time, and again while it is not acknowledged.
/// </summary>
internal sealed class JournalScreen(WireScreen wire)
{
    // Of the player's JournalSender.
    private static readonly TimeSpan AckPatience = TimeSpan.FromSeconds(10);

    private readonly List<(byte[] Envelope, long UpTo)> _batches = [];
    private readonly Lock _gate = new();
    private List<PlayBody>? _entries;
    private string _previous = JournalRecord.NoPrevious;
    private long _made;

    // Batches that have happened, and those that were sent; one of the latter at most is not acknowledged.
    private int _happened;
    private int _sent;
    private long _sentAt;
    private long _acknowledged;

    public WireScreen Wire => wire;

    /// <summary>Highest record the portal has acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Highest record that has happened.</summary>
    public long Offered => _happened == 0 ? 0 : _batches[_happened - 1].UpTo;

    /// <summary>It was sent a manifest that names something to play.</summary>
    public bool HasEntries => (_entries ??= Entries()) is { Count: > 0 };

    public void Make(int records, long wallMs)
    {
        if (!HasEntries) throw new InvalidOperationException("Nothing was sent that could have been played.");
        var lines = new List<string>(records);
        for (var record = 0; record < records; record++)
        {
            var seq = ++_made;
            var (kind, body) = seq % 5 == 0
                ? (JournalKinds.Link, ProtocolJson.ToElement(new { link = LinkNames.Mqtt }))
                : (JournalKinds.Play, ProtocolJson.ToElement(_entries![(int)(seq % _entries.Count)]));
            var line = JournalChain.Line(new(wire.Seat.Device, wire.Run, seq, seq * 10, wallMs, kind, body, _previous, OffsetMs: 0, UncertaintyMs: 5));
            _previous = JournalChain.Hash(line);
            lines.Add(line);
        }

        var jws = Jws.Sign(JwsTypes.Journal, new JournalBatch(wire.Seat.Device, wire.Run, lines).ToBytes(), wire.Seat.Key);
        var envelope = ProtocolJson.ToBytes(Envelope.Of(UpTypes.Journal, new JournalMessage(jws), TimeProvider.System.GetUtcNow()));
        if (envelope.Length > Envelope.MaxUpBytes) throw new InvalidOperationException($"A batch of {records} records takes {envelope.Length} bytes; the portal refuses that.");
        _batches.Add((envelope, _made));
    }

    /// <summary>The next batch has happened. It goes out when those before it are acknowledged.</summary>
    public Task OfferAsync(CancellationToken cancel)
    {
        lock (_gate) _happened = Math.Min(_happened + 1, _batches.Count);
        return SendAsync(AckPatience, cancel);
    }

    /// <summary>What is not acknowledged goes once more, on a new connection, and what has happened since follows.</summary>
    public Task SendAgainAsync(CancellationToken cancel) => SendAsync(TimeSpan.Zero, cancel);

    // Plays of what was really sent: the portal looks each of them up.
    private List<PlayBody>? Entries()
    {
        if (wire.Manifest is not { } newest) return null;
        var message = ProtocolJson.TryRead<ManifestMessage>(ProtocolJson.TryRead<Envelope>(newest)!.Body)!;
        var manifest = Jws.PeekUnverified<Manifest>(message.Jws!)!;
        var entries = manifest.Playlists.SelectMany(playlist => playlist.Entries).Select(entry => new PlayBody(wire.Seat.Screen, manifest.Version, entry.Id, entry.Item, entry.Language, entry.Sha256)).ToList();
        return entries.Count > 0 ? entries : null;
    }

    /// <summary>An answer of the portal; the next batch that has happened goes out.</summary>
    public Task TakeAsync(ReadOnlySpan<byte> journalAck, CancellationToken cancel)
    {
        if (ProtocolJson.TryRead<Envelope>(journalAck) is not { } envelope || ProtocolJson.TryRead<JournalAck>(envelope.Body) is not { } ack || ack.Run != wire.Run) return Task.CompletedTask;
        lock (_gate) _acknowledged = Math.Max(_acknowledged, ack.UpToSeq);
        return SendAsync(AckPatience, cancel);
    }

    private Task SendAsync(TimeSpan patience, CancellationToken cancel)
    {
        byte[] envelope;
        lock (_gate)
        {
            if (_sent > 0 && _batches[_sent - 1].UpTo > _acknowledged)
            {
                if (Stopwatch.GetElapsedTime(_sentAt) < patience) return Task.CompletedTask;
            }
            else if (_sent == _happened)
            {
                return Task.CompletedTask;
            }
            else
            {
                _sent++;
            }

            (envelope, _sentAt) = (_batches[_sent - 1].Envelope, Stopwatch.GetTimestamp());
        }

        return wire.SendAsync(UpTypes.Journal, envelope, isAcknowledged: true, cancel);
    }
}
