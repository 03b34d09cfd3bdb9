
namespace Doingoai.Portal.Media.Intake;

/// <summary>What a file is, judged by its first bytes; its name and what the browser says count for nothing.</summary>
internal sealed record MediaFormat(string ContentType, MediaKind Kind)
{
    public static readonly MediaFormat Jpeg = new("image/jpeg", MediaKind.Picture);
    public static readonly MediaFormat Png = new("image/png", MediaKind.Picture);
    public static readonly MediaFormat Webp = new("image/webp", MediaKind.Picture);
    public static readonly MediaFormat Mp4 = new("video/mp4", MediaKind.Video);
    public static readonly MediaFormat WebM = new("video/webm", MediaKind.Video);

    /// <summary>So many bytes are enough to tell.</summary>
    public const int HeadBytes = 64;

    public static MediaFormat? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Webp,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => IsMp4Brand(head[8..]) ? Mp4 : null,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => head[..Math.Min(head.Length, HeadBytes)].IndexOf("webm"u8) > 0 ? WebM : null,
        _ => null,
    };

    /// <summary>The same box also begins HEIC and AVIF pictures, which are not taken yet.</summary>
    private static bool IsMp4Brand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("isom"u8) || brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("avc1"u8) || brand.StartsWith("M4V"u8);
}
