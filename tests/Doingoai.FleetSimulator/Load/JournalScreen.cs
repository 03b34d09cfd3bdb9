using Doingoai.FleetSimulator.Wire;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// The journal of one wire-level screen: hash-chained, signed by its key, made before the clock runs. Batches are sent in
/// order, and what was not acknowledged is sent again, as a player does.
/// </summary>
internal sealed class JournalScreen(WireScreen wire)
{
    private readonly List<(byte[] Envelope, long UpTo)> _batches = [];
    private readonly Lock _gate = new();
    private List<PlayBody>? _entries;
    private string _previous = JournalRecord.NoPrevious;
    private long _made;
    private int _next;
    private long _acknowledged;

    public WireScreen Wire => wire;

    /// <summary>Highest record the portal has acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Highest record that was sent.</summary>
    public long Sent => _next == 0 ? 0 : _batches[_next - 1].UpTo;

    public void Make(int records, long wallMs)
    {
        _entries ??= Entries();
        var lines = new List<string>(records);
        for (var record = 0; record < records; record++)
        {
            var seq = ++_made;
            var (kind, body) = seq % 5 == 0
                ? (JournalKinds.Link, ProtocolJson.ToElement(new { link = LinkNames.Mqtt }))
                : (JournalKinds.Play, ProtocolJson.ToElement(_entries[(int)(seq % _entries.Count)]));
            var line = JournalChain.Line(new(wire.Seat.Device, wire.Run, seq, seq * 10, wallMs, kind, body, _previous, OffsetMs: 0, UncertaintyMs: 5));
            _previous = JournalChain.Hash(line);
            lines.Add(line);
        }

        var jws = Jws.Sign(JwsTypes.Journal, ProtocolJson.ToBytes(new JournalBatch(wire.Seat.Device, wire.Run, lines)), wire.Seat.Key);
        var envelope = ProtocolJson.ToBytes(Envelope.Of(UpTypes.Journal, new JournalMessage(jws), TimeProvider.System.GetUtcNow()));
        if (envelope.Length > Envelope.MaxUpBytes) throw new InvalidOperationException($"A batch of {records} records takes {envelope.Length} bytes; the portal refuses that.");
        _batches.Add((envelope, _made));
    }

    /// <summary>The next batch, whatever became of those before.</summary>
    public Task SendNextAsync(CancellationToken cancel)
    {
        byte[] envelope;
        lock (_gate)
        {
            if (_next == _batches.Count) return Task.CompletedTask;
            envelope = _batches[_next++].Envelope;
        }

        return wire.SendAsync(UpTypes.Journal, envelope, isAcknowledged: true, cancel);
    }

    /// <summary>Everything that was sent and not acknowledged, in order.</summary>
    public async Task SendAgainAsync(CancellationToken cancel)
    {
        foreach (var (envelope, _) in _batches.Take(_next).Where(batch => batch.UpTo > Acknowledged).ToList())
            await wire.SendAsync(UpTypes.Journal, envelope, isAcknowledged: true, cancel);
    }

    // Plays of what was really sent: the portal looks each of them up.
    private List<PlayBody> Entries()
    {
        var message = ProtocolJson.TryRead<ManifestMessage>(ProtocolJson.TryRead<Envelope>(wire.FirstManifest)!.Body)!;
        var manifest = Jws.PeekUnverified<Manifest>(message.Jws!)!;
        return [.. manifest.Playlists.SelectMany(playlist => playlist.Entries).Select(entry => new PlayBody(wire.Seat.Screen, manifest.Version, entry.Id, entry.Item, entry.Language, entry.Sha256))];
    }

    public void Take(ReadOnlySpan<byte> journalAck)
    {
        if (ProtocolJson.TryRead<Envelope>(journalAck) is not { } envelope || ProtocolJson.TryRead<JournalAck>(envelope.Body) is not { } ack || ack.Run != wire.Run) return;
        lock (_gate) _acknowledged = Math.Max(_acknowledged, ack.UpToSeq);
    }
}
