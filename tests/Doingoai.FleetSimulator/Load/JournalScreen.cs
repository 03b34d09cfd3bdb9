using System.Diagnostics;
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
    // Of the player's JournalSender.
    private static readonly TimeSpan AckPatience = TimeSpan.FromSeconds(10);

    private readonly List<(byte[] Envelope, long UpTo)> _batches = [];
    private readonly List<long> _sentAt = [];
    private readonly Lock _gate = new();
    private List<PlayBody>? _entries;
    private string _previous = JournalRecord.NoPrevious;
    private long _made;
    private int _next;

    // Everything before it is acknowledged.
    private int _known;
    private long _acknowledged;

    public WireScreen Wire => wire;

    /// <summary>Highest record the portal has acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Highest record that was sent.</summary>
    public long Sent => _next == 0 ? 0 : _batches[_next - 1].UpTo;

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

        var jws = Jws.Sign(JwsTypes.Journal, ProtocolJson.ToBytes(new JournalBatch(wire.Seat.Device, wire.Run, lines)), wire.Seat.Key);
        var envelope = ProtocolJson.ToBytes(Envelope.Of(UpTypes.Journal, new JournalMessage(jws), TimeProvider.System.GetUtcNow()));
        if (envelope.Length > Envelope.MaxUpBytes) throw new InvalidOperationException($"A batch of {records} records takes {envelope.Length} bytes; the portal refuses that.");
        _batches.Add((envelope, _made));
    }

    /// <summary>The next batch, whatever became of those before; those the portal has not acknowledged for as long as a player waits go once more ahead of it.</summary>
    public async Task SendNextAsync(CancellationToken cancel)
    {
        var due = new List<byte[]>();
        lock (_gate)
        {
            for (var at = _known; at < _next; at++)
            {
                if (_batches[at].UpTo <= _acknowledged)
                {
                    _known = at + 1;
                }
                else if (Stopwatch.GetElapsedTime(_sentAt[at]) > AckPatience)
                {
                    due.Add(_batches[at].Envelope);
                    _sentAt[at] = Stopwatch.GetTimestamp();
                }
            }

            if (_next < _batches.Count)
            {
                due.Add(_batches[_next++].Envelope);
                _sentAt.Add(Stopwatch.GetTimestamp());
            }
        }

        foreach (var envelope in due) await wire.SendAsync(UpTypes.Journal, envelope, isAcknowledged: true, cancel);
    }

    /// <summary>Everything that was sent and not acknowledged, in order.</summary>
    public async Task SendAgainAsync(CancellationToken cancel)
    {
        foreach (var (envelope, _) in _batches.Take(_next).Where(batch => batch.UpTo > Acknowledged).ToList())
            await wire.SendAsync(UpTypes.Journal, envelope, isAcknowledged: true, cancel);
    }

    // Plays of what was really sent: the portal looks each of them up.
    private List<PlayBody>? Entries()
    {
        if (wire.Manifest is not { } newest) return null;
        var message = ProtocolJson.TryRead<ManifestMessage>(ProtocolJson.TryRead<Envelope>(newest)!.Body)!;
        var manifest = Jws.PeekUnverified<Manifest>(message.Jws!)!;
        var entries = manifest.Playlists.SelectMany(playlist => playlist.Entries).Select(entry => new PlayBody(wire.Seat.Screen, manifest.Version, entry.Id, entry.Item, entry.Language, entry.Sha256)).ToList();
        return entries.Count > 0 ? entries : null;
    }

    public void Take(ReadOnlySpan<byte> journalAck)
    {
        if (ProtocolJson.TryRead<Envelope>(journalAck) is not { } envelope || ProtocolJson.TryRead<JournalAck>(envelope.Body) is not { } ack || ack.Run != wire.Run) return;
        lock (_gate) _acknowledged = Math.Max(_acknowledged, ack.UpToSeq);
    }
}
