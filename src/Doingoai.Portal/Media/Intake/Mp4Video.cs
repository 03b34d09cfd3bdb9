using System.Buffers.Binary;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Intake;

/// <summary>
/// Walks the boxes of an MP4: size and duration come from the headers, and what tells where and by whom it was
/// filmed (udta, meta, uuid) becomes free space of the same length, so that no offset moves.
/// </summary>
internal static class Mp4Video
{
    private const int DeepestBox = 8;

    public static VideoFacts Read(byte[] file)
    {
        var facts = default(VideoFacts);
        Walk(file, 0, ref facts);
        return facts.Width > 0 && facts.DurationMs is not null ? facts : throw new RuleException("media.damaged");
    }

    /// <summary>What tells where and by whom it was filmed.</summary>
    public static bool IsTelling(ReadOnlySpan<byte> type) => type.SequenceEqual("udta"u8) || type.SequenceEqual("meta"u8) || type.SequenceEqual("uuid"u8);

    /// <summary>Boxes that only hold others.</summary>
    private static bool IsFolder(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("moov"u8) || type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8) || type.SequenceEqual("minf"u8) || type.SequenceEqual("stbl"u8);

    private static void Walk(Span<byte> boxes, int depth, ref VideoFacts facts)
    {
        while (boxes.Length >= 8 && depth < DeepestBox)
        {
            var (header, size) = Measure(boxes);
            if (size < header || size > boxes.Length) throw new RuleException("media.damaged"); // cut off, or never a box
            Take(boxes[4..8], boxes[header..(int)size], depth, ref facts);
            boxes = boxes[(int)size..];
        }
    }

    internal static (int Header, long Size) Measure(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt32BigEndian(box) switch
    {
        0 => (8, box.Length),
        1 when box.Length >= 16 => (16, (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(box[8..]), long.MaxValue)),
        var size => (8, size),
    };

    private static void Take(Span<byte> type, Span<byte> body, int depth, ref VideoFacts facts)
    {
        if (IsFolder(type)) Walk(body, depth + 1, ref facts);
        else if (IsTelling(type)) Forget(type, body);
        else if (type.SequenceEqual("stsd"u8)) facts = Mp4Streams.Judge(body, facts);
        else if (type.SequenceEqual("mvhd"u8)) facts = facts with { DurationMs = Duration(body) };
        else if (type.SequenceEqual("tkhd"u8) && Size(body) is { Width: > 0 } size) facts = facts with { Width = size.Width, Height = size.Height };
    }

    private static void Forget(Span<byte> type, Span<byte> body)
    {
        "free"u8.CopyTo(type);
        body.Clear();
    }

    private static long? Duration(ReadOnlySpan<byte> mvhd)
    {
        var wide = mvhd.Length >= 32 && mvhd[0] == 1;
        if (!wide && mvhd.Length < 20) return null;

        var scale = BinaryPrimitives.ReadUInt32BigEndian(mvhd[(wide ? 20 : 12)..]);
        var length = wide ? BinaryPrimitives.ReadUInt64BigEndian(mvhd[24..]) : BinaryPrimitives.ReadUInt32BigEndian(mvhd[16..]);
        return scale == 0 ? null : (long)Math.Min(length * 1000.0 / scale, int.MaxValue);
    }

    /// <summary>The last eight bytes of a track header: width and height as 16.16 fixed point.</summary>
    private static (int Width, int Height) Size(ReadOnlySpan<byte> tkhd) => tkhd.Length < 8
        ? default
        : (BinaryPrimitives.ReadUInt16BigEndian(tkhd[^8..]), BinaryPrimitives.ReadUInt16BigEndian(tkhd[^4..]));
}
