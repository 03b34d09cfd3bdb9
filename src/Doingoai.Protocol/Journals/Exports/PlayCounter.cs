using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Journals.Exports;

/// <summary>Counts plays of verified records as the portal does: once each, if they were sent, in the period they began in.</summary>
internal sealed class PlayCounter(SentEntries sent, ExportHead head, IReadOnlyList<(Guid Device, FoldedRange Range)> folded)
{
    private const int MostWaiting = 4096;

    private readonly Dictionary<(Guid Screen, string Item, string Language), (long Plays, long ShownMs)> _counts = [];
    private readonly HashSet<(Guid Device, string Run, long Seq)> _again = [];
    private readonly Dictionary<(Guid Device, string Run), long> _upTo = [];
    private readonly HashSet<string> _parts = [];
    private readonly ILookup<(Guid, string), FoldedRange> _folded = folded.ToLookup(one => (one.Device, one.Range.Run), one => one.Range);
    private readonly Dictionary<(string Run, long Seq), Kept> _plays = [];
    private PlayTally _tally = PlayTally.New;
    private (Guid, string) _run;
    private long? _delta;

    public long NotSent { get; private set; }

    public IReadOnlyDictionary<(Guid Screen, string Item, string Language), (long Plays, long ShownMs)> Counts => _counts;

    /// <summary>Plays a record tells of, sent or not.</summary>
    public static long PlaysOf(JournalRecord record) => record.Kind switch
    {
        JournalKinds.Play when ProtocolJson.TryRead<PlayBody>(record.Body) is { Entry.Length: > 0 } => 1,
        JournalKinds.Folded when ProtocolJson.TryRead<FoldedBody>(record.Body) is { } body => body.Plays.Sum(plays => Math.Clamp(plays.Count, 0, int.MaxValue)),
        _ => 0,
    };

    public void Take(JournalRecord record)
    {
        if (_run != (record.Device, record.Run)) EndRun();
        _run = (record.Device, record.Run);

        // Whether a play lasted through records that are not there, or that nobody signed, nobody knows.
        if (_upTo.GetValueOrDefault((record.Device, record.Run)) != record.Seq - 1) _tally = PlayTally.New;
        _delta ??= RunClock.DeltaMs(record);
        var play = record.Kind == JournalKinds.Play ? ProtocolJson.TryRead<PlayBody>(record.Body) : null;
        _tally = _tally.After(record, play, out var shown);
        foreach (var grown in shown)
            if (_plays.TryGetValue((grown.Play.Run, grown.Play.Seq), out var kept)) kept.ShownMs = grown.ToMs;
        _upTo[(record.Device, record.Run)] = record.Seq;
        if (play is { Entry.Length: > 0 } && IsNew(record)) Begin(record, play);
        if (record.Kind == JournalKinds.Folded && ProtocolJson.TryRead<FoldedBody>(record.Body) is { } body) Fold(record, body);
        if (_plays.Count > MostWaiting && _delta is not null) Settle();
    }

    /// <summary>To be called after the last record.</summary>
    public void EndRun()
    {
        _tally = PlayTally.New;
        Settle();
        _plays.Clear();
        _delta = null;
    }

    // A record written again counts where it stood first.
    private bool IsNew(JournalRecord record)
    {
        var (run, seq) = (record.Origin?.Run ?? record.Run, record.Origin?.Seq ?? record.Seq);
        if (Covers(record.Device, run, seq) || Covers(record.Device, record.Run, record.Seq)) return false;
        return record.Origin is null || (_upTo.GetValueOrDefault((record.Device, run)) < seq && _again.Add((record.Device, run, seq)));
    }

    private bool Covers(Guid device, string run, long seq) => _folded[(device, run)].Any(range => seq >= range.FromSeq && seq <= range.ToSeq);

    private void Begin(JournalRecord record, PlayBody play)
    {
        var entry = sent.Find(record.Device, play);
        if (entry is null || entry.Item is not null) _plays.TryAdd((record.Origin?.Run ?? record.Run, record.Origin?.Seq ?? record.Seq), new(record.MonoMs, entry?.Item is { } item ? (play.Screen, item, entry.Language ?? "") : null));
    }

    private void Fold(JournalRecord record, FoldedBody body)
    {
        if (!_parts.Add($"{record.Device} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ProtocolJson.ToBytes(record.Body)))}")) return;
        foreach (var plays in body.Plays.Where(plays => plays.IsTimeProven && plays.HourMs >= head.FromMs && plays.HourMs < head.UntilMs && plays.Item is not null))
        {
            if (sent.Find(record.Device, plays) is null) NotSent += plays.Count;
            else Add((plays.Screen, plays.Item!, plays.Language ?? ""), plays.Count, plays.ShownMs);
        }
    }

    // The clock may become known after plays began: they wait until then, and those of a run that never knew do not count.
    private void Settle()
    {
        if (_delta is not { } delta) return;
        var open = _tally.Open.Select(play => (play.Run, play.Seq)).ToHashSet();
        foreach (var (name, kept) in _plays.Where(one => !open.Contains(one.Key)).ToList())
        {
            _plays.Remove(name);
            if (RunClock.AtMs(kept.MonoMs, delta) is not { } at || at < head.FromMs || at >= head.UntilMs) continue;
            if (kept.Key is { } key) Add(key, 1, kept.ShownMs);
            else NotSent++;
        }
    }

    private void Add((Guid, string, string) key, long plays, long shownMs)
    {
        var known = _counts.GetValueOrDefault(key);
        _counts[key] = (known.Plays + plays, known.ShownMs + shownMs);
    }

    // Without a key: nothing in the file sent it.
    private sealed class Kept(long monoMs, (Guid, string, string)? key)
    {
        public long MonoMs => monoMs;

        public (Guid, string, string)? Key => key;

        public long ShownMs { get; set; }
    }
}
