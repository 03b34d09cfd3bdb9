using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Journals;

/// <summary>Is this batch the next piece of that run's chain? Pure: what a device says is hostile input.</summary>
internal static class JournalCheck
{
    private const int MaxLineBytes = 16 * 1024;

    // No machine has been up for ten years.
    private const long MaxMonoMs = 3_650L * 86_400_000;

    public static bool IsShaped(JournalLines batch) =>
        batch.Records.Count is > 0 and <= Envelope.MaxBatch
        && batch.Run.Length == 32 && batch.Run.All(char.IsAsciiHexDigitLower)
        && batch.Records.All(line => line.Length is > 0 and <= MaxLineBytes);

    public static JournalVerdict Check(JournalLines batch, RunState before, out CheckedBatch result)
    {
        result = new([], before);
        var taken = new List<CheckedRecord>(batch.Records.Count);
        var (seq, sha, delta) = (before.UpToSeq, before.LastSha256, before.DeltaMs);
        long? last = null;
        foreach (var line in batch.Records)
        {
            if (Read(line.Span, batch, sha) is not { } record || (last is { } previous && record.Seq != previous + 1)) return JournalVerdict.Malformed;
            last = record.Seq;
            if (record.Seq <= before.UpToSeq) continue; // sent again after a lost acknowledgement
            if (record.Seq != seq + 1) return JournalVerdict.Gap;
            if (record.PrevSha256 != sha) return JournalVerdict.BrokenChain;

            (seq, sha, delta) = (record.Seq, Convert.ToHexStringLower(SHA256.HashData(line.Span)), delta ?? RunClock.DeltaMs(record));
            taken.Add(new(record, line));
        }

        result = new(taken, new(seq, sha, delta));
        return taken.Count == 0 ? JournalVerdict.Known : JournalVerdict.Taken;
    }

    /// <summary>What is kept of a batch's signature: next to nothing if the lines stored with it give the signed bytes.</summary>
    /// <param name="after">The batch having been taken: its last record is the run's.</param>
    public static SignedBatch Signed(JournalLines batch, ReadOnlySpan<byte> jws, RunState before, RunState after)
    {
        var first = after.UpToSeq - batch.Records.Count + 1;
        return new(first, after.UpToSeq, first == before.UpToSeq + 1 ? Jws.Detach(jws) : Encoding.UTF8.GetString(jws));
    }

    /// <summary>Portal time of a record, if its run is placed in time.</summary>
    public static long? AtMs(JournalRecord record, RunState after) => RunClock.AtMs(record.MonoMs, after.DeltaMs);

    private static JournalRecord? Read(ReadOnlySpan<byte> line, JournalLines batch, string previous)
    {
        if (JournalRecordText.TryRead(line, batch.Run, previous) is not { } record) return null;
        var isShaped = record.Device == batch.Device && record.Run == batch.Run && record.Seq > 0 && record.MonoMs is >= 0 and <= MaxMonoMs && JournalKinds.All.Contains(record.Kind);
        return isShaped ? record : null;
    }
}
