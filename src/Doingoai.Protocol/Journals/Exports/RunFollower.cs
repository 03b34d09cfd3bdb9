namespace Doingoai.Protocol.Journals.Exports;

/// <summary>Follows the chain of one run through the batches of a file.</summary>
internal sealed class RunFollower(Guid device, string run)
{
    public Guid Device => device;

    public string Run => run;

    /// <summary>Last record seen.</summary>
    public long LastSeq { get; private set; }

    public string? LastSha256 { get; private set; }

    /// <summary>The run before, as this one's start record names it.</summary>
    public RunEnd? Previous { get; private set; }

    /// <summary>Monotonic clock of the first record seen, ms.</summary>
    public long FirstMonoMs { get; private set; }

    /// <summary>Missing stretches, and the monotonic clock of the record after each, ms.</summary>
    public List<(long FromSeq, long ToSeq, long NextMonoMs)> Missing { get; } = [];

    private long? DeltaMs { get; set; }

    /// <summary>Portal time, Unix ms; <c>null</c>: no record of the run tells it.</summary>
    public long? AtMs(long monoMs) => RunClock.AtMs(monoMs, DeltaMs);

    /// <summary>Takes lines; <c>null</c>: the chain breaks. The result are the records not seen before.</summary>
    public IReadOnlyList<JournalRecord>? Take(IReadOnlyList<string> lines, out JournalError error)
    {
        error = JournalChain.TryFollow(lines, device, run, previousSha256: null, out var records);
        if (error != JournalError.None) return null;

        var first = records[0].Seq;
        if (first > LastSeq + 1) Missing.Add((LastSeq + 1, first - 1, records[0].MonoMs));
        var known = (int)Math.Min(records.Count, Math.Max(0, LastSeq - first + 1));
        var follows = known == records.Count || first > LastSeq + 1 || LastSeq == 0 || records[known].PrevSha256 == LastSha256;
        if (!follows)
        {
            error = JournalError.BrokenChain;
            return null;
        }

        if (known == records.Count) return [];
        if (LastSeq == 0) FirstMonoMs = records[0].MonoMs;
        DeltaMs ??= records.Select(RunClock.DeltaMs).FirstOrDefault(delta => delta is not null);
        (LastSeq, LastSha256) = (records[^1].Seq, JournalChain.Hash(lines[^1]));
        if (first == 1 && records[0].Kind == JournalKinds.Start) Previous = Wire.ProtocolJson.TryRead<StartBody>(records[0].Body)?.Previous;
        return [.. records.Skip(known)];
    }
}
