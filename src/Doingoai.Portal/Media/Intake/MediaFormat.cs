namespace Doingoai.Portal.Media.Intake;

/// <summary>What a file is, judged by its first bytes; its name and what the browser says count for nothing.</summary>
/// <param name="IsStored">False: only what a tool makes of it can be stored.</param>
internal sealed record MediaFormat(string ContentType, MediaKind Kind, bool IsStored = true)
{
    public static readonly MediaFormat Jpeg = new("image/jpeg", MediaKind.Picture);
    public static readonly MediaFormat Png = new("image/png", MediaKind.Picture);
    public static readonly MediaFormat Webp = new("image/webp", MediaKind.Picture);
    public static readonly MediaFormat Mp4 = new("video/mp4", MediaKind.Video);
    public static readonly MediaFormat WebM = new("video/webm", MediaKind.Video);
    public static readonly MediaFormat Pdf = new("application/pdf", MediaKind.Document);
    public static readonly MediaFormat Heic = new("image/heic", MediaKind.Picture, IsStored: false);
    public static readonly MediaFormat QuickTime = new("video/quicktime", MediaKind.Video, IsStored: false);
    public static readonly MediaFormat Matroska = new("video/x-matroska", MediaKind.Video, IsStored: false);
    public static readonly MediaFormat Avi = new("video/x-msvideo", MediaKind.Video, IsStored: false);

    /// <summary>So many bytes are enough to tell.</summary>
    public const int HeadBytes = 64;

    public static MediaFormat? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Webp,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'A', (byte)'V', (byte)'I', (byte)' ', ..] => Avi,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => OfBrand(head[8..]),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => head[..Math.Min(head.Length, HeadBytes)].IndexOf("webm"u8) > 0 ? WebM : Matroska,
        _ => null,
    };

    /// <summary>One box begins films of phones and cameras, their pictures, and AVIF, which is not taken.</summary>
    private static MediaFormat? OfBrand(ReadOnlySpan<byte> brand) => brand switch
    {
        _ when brand.StartsWith("qt  "u8) => QuickTime,
        _ when brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8) => Heic,
        _ when brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("avc1"u8) || brand.StartsWith("M4V"u8) || brand.StartsWith("XAVC"u8) => Mp4,
        _ => null,
    };
}
