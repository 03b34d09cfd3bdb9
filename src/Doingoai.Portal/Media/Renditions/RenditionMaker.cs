using Doingoai.Portal.Media.Intake;
using NetVips;

namespace Doingoai.Portal.Media.Renditions;

/// <summary>Shrinks while loading, so that a 12-megapixel JPEG is never decoded in full for a thumbnail.</summary>
internal static class RenditionMaker
{
    private const int WebpQuality = 80;
    private const int JpegQuality = 82;
    private const int Tallest = 10_000;

    private static readonly double[] White = [255, 255, 255];

    public static byte[]? Make(byte[] original, RenditionPreset preset, RenditionFormat format)
    {
        if (MediaFormat.Of(original) is not { Kind: MediaKind.Picture }) return null;

        using var small = Image.ThumbnailBuffer(original, preset.Width, height: Tallest, size: Enums.Size.Down, noRotate: true);
        return format == RenditionFormat.Webp
            ? small.WebpsaveBuffer(q: WebpQuality, effort: 2, keep: Enums.ForeignKeep.None)
            : ToJpeg(small);
    }

    private static byte[] ToJpeg(Image small)
    {
        if (!small.HasAlpha()) return small.JpegsaveBuffer(q: JpegQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);

        using var flat = small.Flatten(White);
        return flat.JpegsaveBuffer(q: JpegQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);
    }
}
