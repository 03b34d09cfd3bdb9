using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Journals;

/// <summary>What a segment's bytes hold: the records up to the first that is not right, and whatever comes after.</summary>
/// <param name="Good">Consecutive records of the run.</param>
/// <param name="Rest">Readable records of this device after the first damage.</param>
/// <param name="IsWhole">Nothing but good records.</param>
/// <param name="IsForeign">Records, but of another device: this machine had another identity once.</param>
internal sealed record SegmentText(IReadOnlyList<JournalLine> Good, IReadOnlyList<JournalLine> Rest, bool IsWhole, bool IsForeign)
{
    /// <param name="previousHash">Hash of the line before the first; <c>null</c> if that is no longer here.</param>
    public static SegmentText Read(ReadOnlySpan<byte> bytes, SegmentName name, Guid device, string? previousHash)
    {
        var (good, rest, foreign, isBroken) = (new List<JournalLine>(), new List<JournalLine>(), 0, false);
        while (bytes.Length > 0)
        {
            var length = bytes.IndexOf((byte)'\n');
            var line = length < 0 ? null : JournalLine.TryRead(bytes[..length]); // without its end a line is torn
            bytes = length < 0 ? [] : bytes[(length + 1)..];
            if (line is not null && line.Record.Device != device) foreign++;

            isBroken = isBroken || line is null || !Follows(line.Record, name, device, name.FirstSeq + good.Count, previousHash);
            if (!isBroken)
            {
                good.Add(line!);
                previousHash = line!.Hash;
            }
            else if (line?.Record.Device == device)
            {
                rest.Add(line);
            }
        }

        return new(good, rest, !isBroken, foreign > 0 && good.Count + rest.Count == 0);
    }

    private static bool Follows(JournalRecord record, SegmentName name, Guid device, long seq, string? previousHash) =>
        record.Device == device && record.Run == name.Run && record.Seq == seq
        && (seq > 1 ? previousHash is null || record.PrevSha256 == previousHash : record.PrevSha256 == JournalRecord.NoPrevious);
}
