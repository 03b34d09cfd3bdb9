using System.Text.Unicode;

namespace Doingoai.Protocol.Journals;

/// <summary>A <see cref="JournalBatch"/> as it came: every record is a slice of the signed bytes, not copied.</summary>
public sealed record JournalLines(Guid Device, string Run, IReadOnlyList<ReadOnlyMemory<byte>> Records)
{
    private const byte End = (byte)'\n';

    /// <summary><c>null</c> for anything but the one spelling <see cref="JournalBatch.ToBytes"/> gives; what the lines say is not looked at.</summary>
    public static JournalLines? TryRead(ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.Span;
        if (bytes.IsEmpty || bytes[^1] != End || !Utf8.IsValid(bytes)) return null;

        var end = bytes.IndexOf(End);
        if (JournalBatch.TryReadHead(bytes[..end]) is not var (device, run)) return null;

        var lines = new List<ReadOnlyMemory<byte>>();
        for (var at = end + 1; at < bytes.Length; at += end + 1)
        {
            end = bytes[at..].IndexOf(End);
            lines.Add(payload.Slice(at, end));
        }

        return new(device, run, lines);
    }
}
