using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Media.Intake;
using NetVips;

namespace Doingoai.Portal.Media.Renditions;

/// <summary>Shrinks while loading, so that a 12-megapixel JPEG is never decoded in full, and decodes once for all widths.</summary>
internal static class RenditionMaker
{
    private const int WebpQuality = 80;
    private const int JpegQuality = 82;
    private const int AvifQuality = 55;
    private const int Tallest = 10_000;

    private static readonly double[] White = [255, 255, 255];

    /// <param name="presets">Of one shape, the largest first.</param>
    /// <returns>In the order of the presets; <c>null</c> if it is no picture.</returns>
    public static IReadOnlyList<byte[]>? Make(byte[] original, IReadOnlyList<RenditionPreset> presets, RenditionFormat format, Framing? framing)
    {
        if (MediaFormat.Of(original) is not { Kind: MediaKind.Picture }) return null;

        using var largest = Decode(original, presets[0], framing);
        return [.. presets.Select(preset => Encode(largest, preset.Width, format))];
    }

    private static Image Decode(byte[] original, RenditionPreset preset, Framing? framing)
    {
        using var decoded = preset.Shape is { } shape ? Cut(original, preset.Width, shape, framing) : Image.ThumbnailBuffer(original, preset.Width, height: Tallest, size: Enums.Size.Down, noRotate: true);
        return decoded.CopyMemory();
    }

    private static Image Cut(byte[] original, int width, Shape shape, Framing? framing)
    {
        using var header = Image.NewFromBuffer(original);
        var box = framing?.BoxOf(shape.Ratio, header.Width, header.Height) ?? PixelBox.Around(0.5, 0.5, 1, shape.Ratio, header.Width, header.Height);
        var wanted = Math.Min(width, box.Width); // never blown up
        if (framing is null)
            return Image.ThumbnailBuffer(original, wanted, height: Math.Max(1, wanted * shape.Height / shape.Width), crop: Enums.Interesting.Attention, noRotate: true);

        var scale = (double)wanted / box.Width;
        using var small = Image.ThumbnailBuffer(original, Math.Max(1, (int)Math.Ceiling(header.Width * scale)), height: Tallest, size: Enums.Size.Down, noRotate: true);
        var (wide, tall) = (Math.Min(wanted, small.Width), Math.Min(Math.Max(1, (int)Math.Round(box.Height * scale)), small.Height));
        return small.Crop(Math.Min((int)(box.X * scale), small.Width - wide), Math.Min((int)(box.Y * scale), small.Height - tall), wide, tall);
    }

    private static byte[] Encode(Image largest, int width, RenditionFormat format)
    {
        using var small = largest.Width <= width ? largest.Copy() : largest.ThumbnailImage(width, height: Tallest, size: Enums.Size.Down);
        if (format == RenditionFormat.Webp) return small.WebpsaveBuffer(q: WebpQuality, effort: 2, keep: Enums.ForeignKeep.None);
        if (format == RenditionFormat.Avif) return small.HeifsaveBuffer(q: AvifQuality, compression: Enums.ForeignHeifCompression.Av1, effort: 1, keep: Enums.ForeignKeep.None);
        return ToJpeg(small);
    }

    private static byte[] ToJpeg(Image small)
    {
        if (!small.HasAlpha()) return small.JpegsaveBuffer(q: JpegQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);

        using var flat = small.Flatten(White);
        return flat.JpegsaveBuffer(q: JpegQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);
    }
}
