using System.Security.Cryptography;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Plays;

/// <summary>Reads what devices say about plays: <c>null</c> for what makes no sense; the line is kept either way.</summary>
internal static class PlayBodies
{
    private const int MaxLines = 256;
    private const int MaxRanges = 64;

    public static PlayBody? Play(JournalRecord record) =>
        ProtocolJson.TryRead<PlayBody>(record.Body) is { } play && DeviceText.IsShort(play.Entry) && IsShort(play.Item, play.Language, play.Sha256) && IsOrigin(record.Origin) ? play : null;

    public static FoldedBody? Fold(JournalRecord record) =>
        ProtocolJson.TryRead<FoldedBody>(record.Body) is { } fold && IsRange(new(fold.Run, fold.FromSeq, fold.ToSeq)) && fold.Plays.Count <= MaxLines
        && fold.Plays.All(IsLine) && (fold.Also ?? []) is { Count: <= MaxRanges } also && also.All(IsRange) && AreApart([new(fold.Run, fold.FromSeq, fold.ToSeq), .. also]) ? fold : null;

    /// <summary>Lower-case hex, of the record's body.</summary>
    public static string Sha256(JournalRecord record) => Convert.ToHexStringLower(SHA256.HashData(ProtocolJson.ToBytes(record.Body)));

    private static bool IsLine(FoldedPlays? line) =>
        line is { Count: >= 0 and <= int.MaxValue, ShownMs: >= 0, HourMs: > 0 and < 253_402_300_799_999 } && line.HourMs % PlayHours.HourMs == 0 && IsShort(line.Item, line.Language, line.Sha256);

    private static bool IsRange(FoldedRange? range) => range is { FromSeq: > 0 } && range.ToSeq >= range.FromSeq && IsRun(range.Run);

    // One record is folded once: ranges that lie over each other would have the same lines read as often.
    private static bool AreApart(IReadOnlyList<FoldedRange> ranges) =>
        ranges.GroupBy(range => range.Run).All(same => same.OrderBy(range => range.FromSeq).ToList() is var inOrder && inOrder.Zip(inOrder.Skip(1)).All(pair => pair.First.ToSeq < pair.Second.FromSeq));

    private static bool IsOrigin(JournalOrigin? origin) => origin is null || (origin.Seq > 0 && IsRun(origin.Run));

    private static bool IsRun(string run) => run.Length == 32 && run.All(char.IsAsciiHexDigitLower);

    private static bool IsShort(params ReadOnlySpan<string?> words)
    {
        foreach (var word in words)
            if (!DeviceText.IsShort(word)) return false;
        return true;
    }
}
