using System.Buffers.Binary;

namespace Doingoai.Portal.Tests.Media;

/// <summary>Containers with true headers and an empty picture track.</summary>
internal static class AVideo
{
    public const string Place = "+22.4856+103.9707/";

    /// <param name="profile">100 = High; 122 = High 4:2:2, which browsers do not show.</param>
    public static byte[] Mp4(int width = 1280, int height = 720, int seconds = 12, string codec = "avc1", byte profile = 100) =>
        [.. Box("ftyp", "isom\0\0\0\0isomavc1"u8), .. Box("moov", Moov(width, height, seconds, codec, profile)), .. Box("mdat", new byte[256])];

    public static byte[] WebM(int width = 640, int height = 360, int seconds = 5)
    {
        byte[] video = [.. Element(0xE0, [.. Element(0xB0, U16(width)), .. Element(0xBA, U16(height))])];
        var duration = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(duration, seconds * 1000.0);
        byte[] info = [.. Element(0x1549A966, [.. Element(0x2AD7B1, [0x0F, 0x42, 0x40]), .. Element(0x4489, duration)])];
        byte[] tracks = [.. Element(0x1654AE6B, [.. Element(0xAE, [.. Element(0x86, "V_VP9"u8), .. video])])];
        return [.. Element(0x1A45DFA3, [.. Element(0x4282, "webm"u8)]), .. Element(0x18538067, [.. info, .. tracks, .. Element(0x1F43B675, new byte[64])])];
    }

    private static byte[] Moov(int width, int height, int seconds, string codec, byte profile)
    {
        var movie = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(movie.AsSpan(12), 1000);
        BinaryPrimitives.WriteInt32BigEndian(movie.AsSpan(16), seconds * 1000);
        var track = new byte[84];
        BinaryPrimitives.WriteInt32BigEndian(track.AsSpan(76), width << 16);
        BinaryPrimitives.WriteInt32BigEndian(track.AsSpan(80), height << 16);
        return [.. Box("mvhd", movie), .. Box("trak", [.. Box("tkhd", track), .. Box("mdia", Box("minf", Box("stbl", Stsd(codec, profile))))]), .. Box("udta", [.. "\u00A9xyz"u8, .. System.Text.Encoding.ASCII.GetBytes(Place)])];
    }

    private static byte[] Stsd(string codec, byte profile) =>
        Box("stsd", [0, 0, 0, 0, 0, 0, 0, 1, .. Box(codec, [.. new byte[78], .. Box("avcC", [1, profile, 0, 31])])]);

    private static byte[] Box(string type, ReadOnlySpan<byte> body)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, body.Length + 8);
        return [.. size, .. System.Text.Encoding.ASCII.GetBytes(type), .. body];
    }

    private static byte[] Element(uint id, ReadOnlySpan<byte> body)
    {
        var name = BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(id)).SkipWhile(part => part == 0);
        return [.. name, (byte)(0x40 | (body.Length >> 8)), (byte)body.Length, .. body];
    }

    private static byte[] U16(int number) => [(byte)(number >> 8), (byte)number];
}
