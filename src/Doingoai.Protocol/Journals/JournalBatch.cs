using System.Text;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Journals;

/// <summary>Records as their exact lines, so that both ends hash the same bytes.</summary>
/// <param name="Records">1–200 lines, seq ascending without gaps, in total within the envelope limit.</param>
public sealed record JournalBatch(Guid Device, string Run, IReadOnlyList<string> Records)
{
    /// <summary>
    /// What the device key signs: <c>{"device","run"}</c>, then every record's line as it is hashed, each ended by a line feed. As
    /// strings of a JSON array the lines would be half as long again, all their quotation marks being escaped.
    /// </summary>
    /// <exception cref="ArgumentException">A line holds a line feed, which no record does.</exception>
    public byte[] ToBytes()
    {
        if (Records.Any(line => line.Contains('\n', StringComparison.Ordinal))) throw new ArgumentException("A record is one line.");
        return [.. Head(Device, Run), (byte)'\n', .. Encoding.UTF8.GetBytes(string.Concat(Records.Select(line => line + "\n")))];
    }

    /// <summary><c>null</c> for anything but the one spelling <see cref="ToBytes"/> gives; what the lines say is not looked at.</summary>
    public static JournalBatch? TryRead(ReadOnlyMemory<byte> payload) =>
        JournalLines.TryRead(payload) is { } read ? new(read.Device, read.Run, [.. read.Records.Select(line => Encoding.UTF8.GetString(line.Span))]) : null;

    /// <summary>The first line of a batch.</summary>
    internal static byte[] Head(Guid device, string run) => ProtocolJson.ToBytes(new BatchHead(device, run));

    /// <summary>Reads a first line.</summary>
    internal static (Guid Device, string Run)? TryReadHead(ReadOnlySpan<byte> line) =>
        ProtocolJson.TryRead<BatchHead>(line) is { } head && line.SequenceEqual(Head(head.Device, head.Run)) ? (head.Device, head.Run) : null;

    private sealed record BatchHead(Guid Device, string Run);
}
