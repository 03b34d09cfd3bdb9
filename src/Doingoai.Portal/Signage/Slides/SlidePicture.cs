using Doingoai.Portal.Media.Framings;
using NetVips;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>Brings a picture to the size of its rectangle.</summary>
internal static class SlidePicture
{
    // A crop of this much takes nothing from a photograph that its reader would miss.
    private const double CropNobodyMisses = 1.15;

    /// <param name="whole">True: nothing of it may be cut off; what is left of the rectangle shows the picture itself, out of focus.</param>
    public static Image Fit(string file, Box box, bool whole, Framing? framing = null)
    {
        if (!whole) return Cover(file, box, framing);

        using var inside = Opaque(Image.Thumbnail(file, box.Width, height: box.Height, size: Enums.Size.Both));
        var spare = Math.Max((double)box.Width / inside.Width, (double)box.Height / inside.Height);
        if (spare <= CropNobodyMisses) return Cover(file, box, framing);

        using var small = Cover(file, new Box(0, 0, Math.Max(1, box.Width / 8), Math.Max(1, box.Height / 8)));
        using var soft = small.Gaussblur(6).Resize((double)box.Width / small.Width, vscale: (double)box.Height / small.Height);
        using var dim = soft.Linear([0.45], [0]).Cast(Enums.BandFormat.Uchar);
        return dim.Insert(inside, (box.Width - inside.Width) / 2, (box.Height - inside.Height) / 2).CopyMemory();
    }

    private static Image Cover(string file, Box box, Framing? framing = null) => Opaque(framing is null
        ? Image.Thumbnail(file, box.Width, height: box.Height, size: Enums.Size.Both, crop: Enums.Interesting.Attention)
        : Cut(file, box, framing));

    /// <summary>The part an editor chose for this shape, or what lies around the focal point.</summary>
    private static Image Cut(string file, Box box, Framing framing)
    {
        using var header = Image.NewFromFile(file);
        var part = framing.BoxOf((double)box.Width / box.Height, header.Width, header.Height);
        var scale = Math.Max((double)box.Width / part.Width, (double)box.Height / part.Height);
        using var scaled = Image.Thumbnail(file, (int)Math.Ceiling(header.Width * scale), height: (int)Math.Ceiling(header.Height * scale), size: Enums.Size.Force);
        return scaled.Crop(Start(part.X * scale, box.Width, scaled.Width), Start(part.Y * scale, box.Height, scaled.Height), box.Width, box.Height);
    }

    private static int Start(double at, int length, int whole) => Math.Clamp((int)Math.Round(at), 0, whole - length);

    private static Image Opaque(Image picture)
    {
        using (picture)
        {
            using var coloured = picture.Colourspace(Enums.Interpretation.Srgb);
            using var flat = coloured.HasAlpha() ? coloured.Flatten(background: [255, 255, 255]) : coloured.Copy();
            return flat.Cast(Enums.BandFormat.Uchar).CopyMemory();
        }
    }
}
