using System.Buffers.Binary;
using System.IO.Compression;

namespace Doingoai.Player.Sight;

/// <summary>
/// Reads a PNG row by row, so that a whole wall never lies in memory (W3C PNG, third edition). Eight bits a channel, not
/// interlaced: what slides and captures are; anything else is not read.
/// </summary>
internal sealed class PngRows : IDisposable
{
    private const int MaxSide = 16_384;

    private readonly ZLibStream _pixels;
    private readonly byte[] _palette;
    private byte[] _row;
    private byte[] _above;

    private PngRows(Stream png, int width, int height, int channels, byte[] palette)
    {
        (Width, Height, Channels, _palette) = (width, height, channels, palette);
        (_row, _above) = (new byte[width * channels], new byte[width * channels]);
        _pixels = new(new PngData(png), CompressionMode.Decompress);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Bytes per pixel: grey, grey and alpha, RGB or RGBA.</summary>
    public int Channels { get; }

    /// <summary><c>null</c>: not a PNG of the kind that is read here.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static PngRows? TryOpen(Stream png)
    {
        Span<byte> head = stackalloc byte[33];
        if (png.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return null;

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]));
        var channels = head[25] switch { 0 or 3 => 1, 4 => 2, 2 => 3, 6 => 4, _ => 0 };
        if (width is < 1 or > MaxSide || height is < 1 or > MaxSide || channels == 0 || head[24] != 8 || head[28] != 0) return null;
        var palette = PngData.SkipToData(png);
        return head[25] == 3 && palette.Length == 0 ? null : new(png, width, height, channels, head[25] == 3 ? palette : []);
    }

    /// <summary>The next row as red, green and blue on <see cref="SmallPicture.Night"/>.</summary>
    public void Next(Span<byte> rgb)
    {
        (_row, _above) = (_above, _row);
        Span<byte> filter = stackalloc byte[1];
        _pixels.ReadExactly(filter);
        _pixels.ReadExactly(_row);
        Unfilter(filter[0], _row, _above, Channels);
        for (var x = 0; x < Width; x++) Flatten(_row.AsSpan(x * Channels, Channels), rgb.Slice(x * 3, 3));
    }

    public void Dispose() => _pixels.Dispose();

    private void Flatten(ReadOnlySpan<byte> pixel, Span<byte> rgb)
    {
        if (_palette.Length > 0)
        {
            var at = Math.Min(pixel[0] * 3, _palette.Length - 3);
            _palette.AsSpan(at, 3).CopyTo(rgb);
            return;
        }

        if (Channels >= 3) pixel[..3].CopyTo(rgb);
        else rgb.Fill(pixel[0]);
        if (Channels is 3 or 1 || pixel[^1] == 255) return;

        var (alpha, night) = (pixel[^1], SmallPicture.Night);
        rgb[0] = Over(rgb[0], night.Red, alpha);
        rgb[1] = Over(rgb[1], night.Green, alpha);
        rgb[2] = Over(rgb[2], night.Blue, alpha);
    }

    private static byte Over(byte colour, byte under, int alpha) => (byte)(((colour * alpha) + (under * (255 - alpha)) + 127) / 255);

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int bytes)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (var at = bytes; at < row.Length; at++) row[at] += row[at - bytes];
                break;
            case 2:
                for (var at = 0; at < row.Length; at++) row[at] += above[at];
                break;
            case 3:
                for (var at = 0; at < row.Length; at++) row[at] += (byte)(((at < bytes ? 0 : row[at - bytes]) + above[at]) / 2);
                break;
            case 4:
                for (var at = 0; at < row.Length; at++) row[at] += at < bytes ? above[at] : Paeth(row[at - bytes], above[at], above[at - bytes]);
                break;
            default:
                throw new InvalidDataException($"A PNG has no filter {filter}.");
        }
    }

    private static byte Paeth(byte left, byte up, byte corner)
    {
        var (byLeft, byUp, byCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - corner - corner));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }
}
