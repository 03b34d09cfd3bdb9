using System.Buffers.Binary;

namespace Doingoai.Portal.Media.Intake;

/// <summary>Reads from a sample description whether Chromium plays the stream. HEVC, ProRes and AC-3 it does not.</summary>
internal static class Mp4Streams
{
    private const int EntryHeader = 8;
    private const int VisualEntry = 78;

    public static VideoFacts Judge(ReadOnlySpan<byte> stsd, VideoFacts facts)
    {
        if (stsd.Length < 8 + EntryHeader) return facts with { Foreign = true };

        var entry = stsd[8..];
        var type = entry[4..8];
        return type switch
        {
            _ when type.SequenceEqual("avc1"u8) || type.SequenceEqual("avc3"u8) => IsCommonProfile(entry) ? facts with { Plays = true } : facts with { Foreign = true },
            _ when type.SequenceEqual("vp09"u8) || type.SequenceEqual("av01"u8) => facts with { Plays = true },
            _ when type.SequenceEqual("mp4a"u8) || type.SequenceEqual("Opus"u8) || type.SequenceEqual(".mp3"u8) || type.SequenceEqual("fLaC"u8) => facts,
            _ when type.SequenceEqual("tx3g"u8) || type.SequenceEqual("text"u8) || type.SequenceEqual("tmcd"u8) || type.SequenceEqual("mp4s"u8) => facts, // neither seen nor heard
            _ => facts with { Foreign = true },
        };
    }

    /// <summary>Baseline, Main, Extended or High: eight bits, 4:2:0. Ten bits and 4:2:2 are what cameras record and few machines decode.</summary>
    private static bool IsCommonProfile(ReadOnlySpan<byte> entry)
    {
        for (var at = EntryHeader + VisualEntry; at + EntryHeader + 2 <= entry.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(entry[at..]);
            if (entry.Slice(at + 4, 4).SequenceEqual("avcC"u8)) return entry[at + EntryHeader + 1] is 66 or 77 or 88 or 100;
            if (size < EntryHeader || size > entry.Length - at) return false;
            at += (int)size;
        }

        return false;
    }
}
