using Doingoai.Portal.Platform;
using Microsoft.Win32.SafeHandles;

namespace Doingoai.Portal.Media.Intake;

/// <summary>Judges a video on disk by its headers; the pictures themselves are never in memory.</summary>
internal static class VideoFile
{
    private const int LargestHeader = 64 * 1024 * 1024;
    private const int WebMHead = 4 * 1024 * 1024;

    public static VideoFacts Read(string path, MediaFormat format)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        return format == MediaFormat.Mp4 ? ReadMp4(file) : WebMVideo.Read(Part(file, 0, (int)Math.Min(WebMHead, RandomAccess.GetLength(file))));
    }

    private static VideoFacts ReadMp4(SafeFileHandle file)
    {
        VideoFacts? facts = null;
        var length = RandomAccess.GetLength(file);
        for (var at = 0L; at + 8 <= length;)
        {
            var head = Part(file, at, (int)Math.Min(16, length - at));
            var (header, size) = Mp4Video.Measure(head);
            if (head.AsSpan(0, 4).SequenceEqual("\0\0\0\0"u8)) size = length - at; // the last box may leave its size open
            if (size < header || size > length - at) throw new RuleException("media.damaged");
            if (head.AsSpan(4, 4).SequenceEqual("moov"u8)) facts = ReadHeader(file, at, size);
            else if (Mp4Video.IsTelling(head.AsSpan(4, 4))) Forget(file, at, header, size);
            at += size;
        }

        return facts ?? throw new RuleException("media.damaged");
    }

    private static VideoFacts ReadHeader(SafeFileHandle file, long at, long size)
    {
        if (size > LargestHeader) throw new RuleException("media.damaged");
        var moov = Part(file, at, (int)size);
        var facts = Mp4Video.Read(moov);
        RandomAccess.Write(file, moov, at); // without what it told
        return facts;
    }

    private static void Forget(SafeFileHandle file, long at, int header, long size)
    {
        RandomAccess.Write(file, "free"u8, at + 4);
        var nothing = new byte[64 * 1024];
        for (long from = at + header, end = at + size; from < end; from += nothing.Length)
            RandomAccess.Write(file, nothing.AsSpan(0, (int)Math.Min(nothing.Length, end - from)), from);
    }

    private static byte[] Part(SafeFileHandle file, long at, int length)
    {
        var part = new byte[length];
        var filled = 0;
        while (filled < length && RandomAccess.Read(file, part.AsSpan(filled), at + filled) is var read and > 0) filled += read;
        return filled == length ? part : part[..filled];
    }
}
