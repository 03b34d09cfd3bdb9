using System.Buffers.Binary;
using System.IO.Compression;
using NetVips;

namespace Doingoai.Portal.Tests.Media;

/// <summary>Real files, made here.</summary>
internal static class APicture
{
    /// <summary>Left half red, right half blue, with noise so that it does not compress to nothing.</summary>
    public static byte[] Jpeg(int width = 400, int height = 300) => Draw(width, height).JpegsaveBuffer(q: 90);

    public static byte[] Png(int width = 400, int height = 300) => Draw(width, height).PngsaveBuffer();

    public static byte[] Webp(int width = 400, int height = 300, bool lossless = false) => Draw(width, height).WebpsaveBuffer(lossless: lossless);

    public static byte[] TransparentPng(int width = 400, int height = 300) => Draw(width, height).Bandjoin([0.0]).PngsaveBuffer();

    /// <summary>As a phone held upright stores it: lying pixels, an orientation, and where it was taken.</summary>
    public static byte[] JpegFromAPhone(int width = 400, int height = 300)
    {
        using var tagged = Draw(width, height).Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "22/1 29/1 0/1 (22, 29, 0, Rational, 3 components, 24 bytes)");
            image.Set(GValue.GStrType, "exif-ifd0-Artist", "Lao Cai (Lao Cai, ASCII, 8 components, 8 bytes)");
        });
        return tagged.JpegsaveBuffer(q: 90);
    }

    /// <summary>A whole, valid PNG of one colour: a hundred kilobytes that unpack to <paramref name="side"/>².</summary>
    public static byte[] PngOfOneColour(int side)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        (header[8], header[9]) = (1, 0); // one bit, grey
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Rows(side));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Rows(int side)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var row = new byte[1 + ((side + 7) / 8)];
            for (var line = 0; line < side; line++) zlib.Write(row);
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        png.Write(number);
        var start = (int)png.Length;
        png.Write(type);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(png.GetBuffer().AsSpan(start..(int)png.Length)));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var part in bytes)
        {
            crc ^= part;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }

    private static Image Draw(int width, int height)
    {
        using var red = Image.Black(width, height, bands: 3) + new[] { 200.0, 30.0, 30.0 };
        using var blue = Image.Black(width - (width / 2), height, bands: 3) + new[] { 30.0, 30.0, 200.0 };
        using var noise = Image.Gaussnoise(width, height, sigma: 8, mean: 0, seed: 7);
        using var joined = red.Insert(blue, width / 2, 0) + noise;
        return joined.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
