using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Journals;

/// <summary>The journal as lines that each carry the hash of the one before: nothing can be changed, left out or put in unseen.</summary>
public static class JournalChain
{
    /// <summary>Longest line, characters.</summary>
    public const int MaxLine = 8 * 1024;

    private const int RunLength = 32;

    /// <summary>The line of <paramref name="record"/>: what is stored, hashed and sent.</summary>
    public static string Line(JournalRecord record) => Encoding.UTF8.GetString(ProtocolJson.ToBytes(record));

    /// <summary>Lower-case hex SHA-256 of a line's bytes.</summary>
    public static string Hash(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));

    /// <summary>Verifies a signed batch sent by <paramref name="device"/> and reads its records.</summary>
    /// <param name="keys">Key id → the device's key or <c>null</c>.</param>
    public static JournalError TryRead(string jws, Guid device, Func<string, ECDsa?> keys, out JournalBatch? batch, out IReadOnlyList<JournalRecord> records)
    {
        (batch, records) = (null, []);
        if (jws.Length > Envelope.MaxBytes) return JournalError.TooLarge;
        switch (Jws.TryVerify(jws, JwsTypes.Journal, keys, out var payload, out _))
        {
            case JwsError.None: break;
            case JwsError.UnknownKey: return JournalError.UnknownKey;
            case JwsError.Malformed: return JournalError.Malformed;
            default: return JournalError.BadSignature;
        }

        if (JournalBatch.TryRead(payload) is not { Records.Count: > 0 and <= Envelope.MaxBatch } read) return JournalError.Malformed;
        if (read.Device != device) return JournalError.WrongDevice;
        if (TryFollow(read.Records, device, read.Run, previousSha256: null, out records) is var error and not JournalError.None) return error;

        batch = read;
        return JournalError.None;
    }

    /// <summary>Follows the chain through <paramref name="lines"/>.</summary>
    /// <param name="previousSha256">Hash of the line before the first; <c>null</c> if it is not known.</param>
    public static JournalError TryFollow(
        IReadOnlyList<string> lines, Guid device, string run, string? previousSha256, out IReadOnlyList<JournalRecord> records)
    {
        records = [];
        var read = new List<JournalRecord>(lines.Count);
        foreach (var line in lines)
        {
            if (line is null || line.Length > MaxLine || JournalRecordText.TryRead(Encoding.UTF8.GetBytes(line), run, previousSha256 ?? JournalRecord.NoPrevious) is not { } record) return JournalError.Malformed;
            if (record.Device != device) return JournalError.WrongDevice;
            if (!Plausible(record, run)) return JournalError.BadRecord;
            if (read is [.., var before] && record.Seq != before.Seq + 1) return JournalError.Gap;

            var expected = record.Seq == 1 ? JournalRecord.NoPrevious : previousSha256;
            if (expected is not null && record.PrevSha256 != expected) return JournalError.BrokenChain;
            previousSha256 = Hash(line);
            read.Add(record);
        }

        records = read;
        return JournalError.None;
    }

    private static bool Plausible(JournalRecord record, string run) =>
        record.Run == run && run.Length == RunLength && run.All(char.IsAsciiHexDigitLower) &&
        record.Seq > 0 && record.MonoMs >= 0 && record.UncertaintyMs is null or >= 0 && JournalKinds.All.Contains(record.Kind);
}
