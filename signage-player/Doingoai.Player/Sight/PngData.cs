using System.Buffers.Binary;

namespace Doingoai.Player.Sight;

/// <summary>The data chunks of a PNG as one stream of bytes, which is how they are compressed.</summary>
internal sealed class PngData(Stream png) : Stream
{
    private const uint Data = 0x49444154;
    private const uint Palette = 0x504C5445;

    private int _left = -1; // the first chunk's length has not been read

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Up to the first data chunk, which begins with the next byte; the palette if one is passed on the way.</summary>
    public static byte[] SkipToData(Stream png)
    {
        byte[] palette = [];
        while (true)
        {
            var (length, type) = Head(png);
            if (type == Data)
            {
                png.Position -= 8;
                return palette;
            }

            if (type == Palette && length is > 0 and <= 768 && length % 3 == 0) png.ReadExactly(palette = new byte[length]);
            else png.Position += length;
            png.Position += 4; // its checksum: the file's own hash was checked before
        }
    }

    public override int Read(Span<byte> buffer)
    {
        while (_left <= 0)
        {
            if (_left == 0) png.Position += 4;
            var (length, type) = Head(png);
            if (type != Data) return 0;
            _left = length;
        }

        var read = png.Read(buffer[..Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static (int Length, uint Type) Head(Stream png)
    {
        Span<byte> head = stackalloc byte[8];
        png.ReadExactly(head);
        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        return length >= 0 ? (length, BinaryPrimitives.ReadUInt32BigEndian(head[4..])) : throw new InvalidDataException("A chunk of the PNG has no length.");
    }
}
