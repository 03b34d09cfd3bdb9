using System.Buffers.Binary;
using System.IO.Compression;

namespace Doingoai.FleetSimulator.Hostile;

/// <summary>Uploads that are no honest picture.</summary>
internal static class Bombs
{
    private static readonly byte[] Magic = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="few">Without those that take seconds to make.</param>
    public static IEnumerable<(string Name, byte[] Bytes)> All(bool few)
    {
        yield return ("nothing", []);
        yield return ("SVG with a script", "<svg xmlns='http://www.w3.org/2000/svg' onload='hostile(1)'><script>hostile(2)</script></svg>"u8.ToArray());
        yield return ("HTML that begins as PNG", [.. Magic, .. "<html><script>hostile(3)</script></html>"u8]);
        yield return ("PNG of 60,000 × 60,000", Png(60_000, 60_000, 1_000, interlaced: false));
        yield return ("interlaced PNG of 6,000 × 6,000", Png(6_000, 6_000, 6_000, interlaced: true));
        yield return ("PNG cut off", Png(64, 64, 64, interlaced: false)[..60]);
        yield return ("PNG with a script behind its end", [.. Png(64, 64, 64, interlaced: false), .. "<script>hostile(4)</script>"u8]);
        yield return ("ZIP as picture", Zip());
        yield return ("GIF and script at once", "GIF89a/*<script>hostile(5)</script>*/=1;hostile(6)"u8.ToArray());
        yield return ("JPEG of two bytes", [0xFF, 0xD8]);
        yield return ("noise as JPEG", [0xFF, 0xD8, 0xFF, .. Enumerable.Range(0, 50_000).Select(n => (byte)(n * 31))]);
        yield return ("9 MB of zeros", new byte[9 * 1024 * 1024]);
        if (few) yield break;
        yield return ("PNG of 16,000 × 16,000, all there", Png(16_000, 16_000, 16_000, interlaced: false));
        yield return ("PNG with texts that unpack to a gigabyte", WithText(Png(64, 64, 64, interlaced: false)));
    }

    private static byte[] Png(int width, int height, int rows, bool interlaced)
    {
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[(width * 3) + 1];
            for (var y = 0; y < rows; y++) packed.Write(row);
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9], head[12]) = (8, 2, interlaced ? (byte)1 : (byte)0);
        return [.. Magic, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, pixels.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] WithText(byte[] png)
    {
        using var text = new MemoryStream();
        using (var packed = new ZLibStream(text, CompressionLevel.Optimal, leaveOpen: true))
            for (var megabyte = 0; megabyte < 200; megabyte++) packed.Write(new byte[1024 * 1024]);
        byte[] bomb = [.. Chunk("zTXt"u8, [.. "hostile"u8, 0, 0, .. text.ToArray()])];
        return [.. png[..33], .. Enumerable.Repeat(bomb, Math.Max(1, 1_400_000 / bomb.Length)).SelectMany(one => one), .. png[33..]];
    }

    private static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("../../hostile.png", CompressionLevel.Fastest).Open())
            entry.Write(new byte[20 * 1024 * 1024]);
        return file.ToArray();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        var crc = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, Checksum([.. type, .. data]));
        return [.. length, .. type, .. data, .. crc];
    }

    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
