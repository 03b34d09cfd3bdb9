using System.Buffers.Binary;
using System.IO.Compression;

namespace Doingoai.Player.Sight;

/// <summary>PNG in, small picture out, and back.</summary>
internal static class PngPicture
{
    /// <summary>Averages boxes of pixels while it reads; <c>null</c> for what is not a readable PNG.</summary>
    public static SmallPicture? TryRead(Stream png, int maxWidth)
    {
        try
        {
            using var rows = PngRows.TryOpen(png);
            return rows is null ? null : Read(rows, Math.Min(maxWidth, rows.Width));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>The picture as a PNG.</summary>
    public static byte[] Write(SmallPicture picture)
    {
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < picture.Height; y++)
            {
                var row = picture.Rgb.AsSpan(y * picture.Width * 3, picture.Width * 3);
                var lessAbove = new byte[row.Length + 1];
                lessAbove[0] = 2;
                for (var at = 0; at < row.Length; at++) lessAbove[at + 1] = (byte)(row[at] - (y == 0 ? 0 : picture.Rgb[((y - 1) * picture.Width * 3) + at]));
                packed.Write(lessAbove);
            }
        }

        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], picture.Height);
        (head[8], head[9]) = (8, 2);
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "IDAT"u8, pixels.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static SmallPicture Read(PngRows rows, int width)
    {
        var height = Math.Max(1, (int)((long)rows.Height * width / rows.Width));
        var (result, row, sums, counts) = (new byte[width * height * 3], new byte[rows.Width * 3], new int[width * 3], new int[width]);
        var into = Enumerable.Range(0, rows.Width).Select(x => (int)((long)x * width / rows.Width)).ToArray();
        for (var (y, line) = (0, 0); y < rows.Height; y++)
        {
            rows.Next(row);
            for (var x = 0; x < rows.Width; x++)
            {
                var to = into[x];
                sums[to * 3] += row[x * 3];
                sums[(to * 3) + 1] += row[(x * 3) + 1];
                sums[(to * 3) + 2] += row[(x * 3) + 2];
                counts[to]++;
            }

            if ((long)(y + 1) * height / rows.Height == line) continue;
            for (var at = 0; at < sums.Length; at++) result[(line * width * 3) + at] = (byte)((sums[at] + (counts[at / 3] / 2)) / counts[at / 3]);
            Array.Clear(sums);
            Array.Clear(counts);
            line++;
        }

        return new(width, height, result);
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(type, data));
        png.Write(number);
    }

    // CRC-32 as PNG wants it; a screen's picture is small, so no table.
    private static uint Checksum(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var crc = Add(Add(uint.MaxValue, type), data);
        return ~crc;

        static uint Add(uint crc, ReadOnlySpan<byte> bytes)
        {
            foreach (var one in bytes)
            {
                crc ^= one;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }

            return crc;
        }
    }
}
