using System.Buffers.Binary;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Intake;

/// <summary>Reads size and duration out of a WebM's EBML headers; clusters (the pictures themselves) are not looked at.</summary>
internal static class WebMVideo
{
    private const ulong Segment = 0x18538067, Info = 0x1549A966, TimestampScale = 0x2AD7B1, Duration = 0x4489;
    private const ulong Tracks = 0x1654AE6B, TrackEntry = 0xAE, Video = 0xE0, PixelWidth = 0xB0, PixelHeight = 0xBA, Codec = 0x86, Cluster = 0x1F43B675;

    public static VideoFacts Read(ReadOnlySpan<byte> file)
    {
        var found = new Found { ScaleNs = 1_000_000 };
        Walk(file, ref found);
        if (found.Width == 0) throw new RuleException("media.damaged");
        return new VideoFacts(found.Width, found.Height, found.Length is { } length ? (long)(length * found.ScaleNs / 1_000_000) : null, found.Plays, found.Foreign);
    }

    private static void Walk(ReadOnlySpan<byte> elements, ref Found found)
    {
        while (elements.Length >= 2)
        {
            var id = Number(ref elements, keepMarker: true);
            var size = Number(ref elements, keepMarker: false);
            if (id is 0 or Cluster) return;
            var body = elements[..(int)Math.Min(size, (ulong)elements.Length)]; // unknown and cut lengths run to the end
            Take(id, body, ref found);
            elements = elements[body.Length..];
        }
    }

    private static void Take(ulong id, ReadOnlySpan<byte> body, ref Found found)
    {
        switch (id)
        {
            case Segment or Info or Tracks or TrackEntry or Video: Walk(body, ref found); break;
            case PixelWidth: found.Width = (int)Math.Min(Unsigned(body), 65_535); break;
            case PixelHeight: found.Height = (int)Math.Min(Unsigned(body), 65_535); break;
            case Codec: Judge(body, ref found); break;
            case TimestampScale: found.ScaleNs = Unsigned(body); break;
            case Duration when body.Length == 4: found.Length = BinaryPrimitives.ReadSingleBigEndian(body); break;
            case Duration when body.Length == 8: found.Length = BinaryPrimitives.ReadDoubleBigEndian(body); break;
        }
    }

    private static void Judge(ReadOnlySpan<byte> codec, ref Found found)
    {
        if (codec.StartsWith("V_VP8"u8) || codec.StartsWith("V_VP9"u8) || codec.StartsWith("V_AV1"u8)) found.Plays = true;
        else if (codec.StartsWith("V_"u8) || (codec.StartsWith("A_"u8) && !codec.StartsWith("A_OPUS"u8) && !codec.StartsWith("A_VORBIS"u8))) found.Foreign = true;
    }

    /// <summary>EBML's variable-length number: leading zeros of the first byte say how many bytes follow.</summary>
    private static ulong Number(ref ReadOnlySpan<byte> from, bool keepMarker)
    {
        if (from.IsEmpty || from[0] == 0) return 0;
        var length = System.Numerics.BitOperations.LeadingZeroCount(from[0]) - 23;
        if (length > from.Length) return 0;
        var value = Unsigned(from[..length]);
        from = from[length..];
        return keepMarker ? value : value & ((1UL << (7 * length)) - 1);
    }

    private static ulong Unsigned(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        foreach (var part in bytes.Length <= 8 ? bytes : default) value = (value << 8) | part;
        return value;
    }

    private ref struct Found
    {
        public int Width;
        public int Height;
        public double? Length;
        public ulong ScaleNs;
        public bool Plays;
        public bool Foreign;
    }
}
