using System.Security.Cryptography;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Journals;

/// <summary>The journal on its disk: plain steps, one at a time, each either done and durable or an error of the disk.</summary>
internal sealed class JournalBook(JournalFolder folder, JournalBounds bounds, StartBody start, ECDsa key) : IDisposable
{
    private const int TimesToBelieveLoss = 3;

    private readonly RunWriter _writer = new(folder, bounds);
    private readonly Dictionary<string, long> _sent = [];
    private readonly Dictionary<string, long> _acknowledged = [];
    private readonly Dictionary<string, int> _behind = [];
    private RunEnd? _end;
    private OutgoingBatch? _signed;
    private long _bytesWhenBound;

    public string Run => _writer.Run;

    public bool IsOpen { get; private set; }

    public long Backlog => folder.Segments.Sum(segment => Math.Max(0, segment.LastSeq - Math.Max(segment.FirstSeq - 1, Acknowledged(segment.Run))));

    /// <summary>Portal time of the newest record whose clock was proven; 0 for none.</summary>
    public long NewestProvenMs { get; private set; }

    /// <summary>Takes over what is on the disk; returns what has to be told.</summary>
    public IReadOnlyList<FaultBody> Open()
    {
        var faults = new JournalRecovery(folder).Run();
        NewestProvenMs = folder.Segments.Select(segment => segment.NewestProvenMs).DefaultIfEmpty().Max();
        if (folder.Segments.LastOrDefault() is { LastHash: { } hash } last) _end = new(last.Run, last.LastSeq, hash);
        IsOpen = true;
        return faults;
    }

    /// <summary>Appends to the run of this start, which begins with the start record.</summary>
    public void Append(IReadOnlyList<Draft> drafts, ClockReading now)
    {
        Draft[] first = _writer.IsEmpty ? [Draft.Of(JournalKinds.Start, start with { Previous = _end }, now)] : [];
        if (first.Length + drafts.Count == 0) return;
        _writer.Append([.. first, .. drafts]);
        _end = _writer.End;
    }

    /// <summary>Enough was written since the bounds were looked at.</summary>
    public bool IsBoundDue => folder.Bytes - _bytesWhenBound > bounds.SegmentBytes;

    /// <summary>Keeps size and age within bounds.</summary>
    public void Bound(ClockReading now)
    {
        _bytesWhenBound = folder.Bytes;
        var current = folder.Segments.Where(segment => segment.Run == Run).ToList();
        var isLong = current.Sum(segment => segment.Bytes) > bounds.RunBytes
            || (now.UncertaintyMs <= PlayerClock.ProvenWithinMs && current.Count > 0 && current[0].OldestMs < now.NowMs - bounds.Run.TotalMilliseconds);
        if (isLong) _writer.BeginRun();

        // What the portal is being sent it may have: it is not folded under its hands.
        new JournalFolding(folder, bounds).Run(run => run != Run && _sent.GetValueOrDefault(run) <= Acknowledged(run), Acknowledged, now);
        _bytesWhenBound = folder.Bytes;
    }

    /// <summary>The oldest records not acknowledged; the same ones until they are.</summary>
    public OutgoingBatch? NextBatch()
    {
        foreach (var segment in folder.Segments.ToList())
        {
            var from = Math.Max(segment.FirstSeq, Acknowledged(segment.Run) + 1);
            if (from > segment.LastSeq) continue;
            if (_signed is { } signed && signed.Run == segment.Run && signed.FromSeq == from) return signed; // to the letter: the portal knows by it what it already has
            if (folder.Read(segment, from) is not { Count: > 0 } lines) throw new JournalDamagedException(segment.Run);

            var batch = _signed = BatchText.Sign(folder.Device, lines, key);
            _sent[batch.Run] = Math.Max(batch.ToSeq, _sent.GetValueOrDefault(batch.Run));
            return batch;
        }

        return null;
    }

    /// <summary>Looks again at a run whose file changed under the agent.</summary>
    public IReadOnlyList<FaultBody> Repair(string run)
    {
        _signed = null;
        if (run == Run) _writer.BeginRun();
        return new JournalRecovery(folder).Repair(run);
    }

    /// <summary>The portal has committed these; only what was sent counts. Files it has all of are deleted.</summary>
    public void Acknowledge(string run, long upToSeq)
    {
        if (!_sent.TryGetValue(run, out var sent)) return;
        if (IsBehind(run, upToSeq))
        {
            Reissue(run);
            return;
        }

        var upTo = _acknowledged[run] = Math.Max(Acknowledged(run), Math.Min(upToSeq, sent));
        foreach (var segment in folder.Segments.Where(segment => segment.Run == run && segment.LastSeq <= upTo).ToList())
        {
            if (_writer.IsWriting(segment) && segment.Bytes < bounds.SegmentBytes / 2) continue; // a file per acknowledgement would wear the disk
            _writer.Release(segment);
            folder.Drop(segment);
        }

        if (run != Run && folder.Segments.All(segment => segment.Run != run))
        {
            _sent.Remove(run);
            _acknowledged.Remove(run);
        }
    }

    public void Dispose() => _writer.Dispose();

    // Late answers come singly. One who says so again and again to what he is sent lost what he had acknowledged: his
    // database was restored. Then nothing could ever follow in this run.
    private bool IsBehind(string run, long upToSeq)
    {
        var held = folder.Segments.FirstOrDefault(segment => segment.Run == run && segment.LastSeq > Acknowledged(run));
        if (held is null || upToSeq >= Math.Max(held.FirstSeq, Acknowledged(run) + 1) - 1)
        {
            _behind.Remove(run);
            return false;
        }

        _behind[run] = _behind.GetValueOrDefault(run) + 1;
        return _behind[run] >= TimesToBelieveLoss;
    }

    private void Reissue(string run)
    {
        _signed = null;
        if (run == Run) _writer.BeginRun();
        var segments = folder.Segments.Where(segment => segment.Run == run).ToList();
        var lines = segments.SelectMany(segment => folder.ReadAll(segment) ?? throw new JournalDamagedException(run)).Where(line => line.Record.Seq > Acknowledged(run)).ToList();
        var told = new FaultBody(FaultCodes.JournalGap, Detail: $"{run} before {lines[0].Record.Seq}");
        RunRewriter.Write(
            folder,
            segments[0].Name,
            $"gap {lines[0].Record.Seq}",
            [Draft.Of(JournalKinds.Fault, told, lines[0].Record), .. lines.Select(line => Draft.Again(line.Record))]);
        foreach (var segment in segments) folder.Drop(segment);
        foreach (var state in (IDictionary<string, long>[])[_sent, _acknowledged]) state.Remove(run);
        _behind.Remove(run);
    }

    private long Acknowledged(string run) => _acknowledged.GetValueOrDefault(run);
}
