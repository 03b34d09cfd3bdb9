using Doingoai.Portal.Media.Framings;
using NetVips;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>What lies under the text: template, picture, shades. The three languages of an item share it, so the last few are kept.</summary>
internal sealed class SlideGrounds
{
    private const int Kept = 8;

    private readonly LinkedList<(Key Key, Image Ground)> _latest = new();
    private readonly Lock _guard = new();

    /// <summary>Not the caller's to dispose: another slide may be drawn on it.</summary>
    public Image Of(SlideTemplate template, string? pictureFile, Framing? framing, SlideSize size)
    {
        var key = new Key(template, pictureFile, framing?.Fingerprint, size);
        lock (_guard)
            if (_latest.FirstOrDefault(one => one.Key == key).Ground is { } known) return known;

        var ground = Draw(template, pictureFile, framing, size);
        lock (_guard)
        {
            _latest.AddFirst((key, ground));
            if (_latest.Count > Kept) _latest.RemoveLast(); // its finaliser frees it when the last slide on it is done
        }

        return ground;
    }

    private static Image Draw(SlideTemplate template, string? pictureFile, Framing? framing, SlideSize size)
    {
        using var below = Svg(template.Below);
        using var opaque = below.Flatten(background: [0, 0, 0]);
        if (template.Picture is not { } box || pictureFile is null) return opaque.CopyMemory();

        using var picture = SlidePicture.Fit(pictureFile, box, template.PictureWhole, framing);
        using var withPicture = opaque.Insert(picture, box.X, box.Y);
        if (template.Above is null) return withPicture.CopyMemory();

        using var above = Svg(template.Above);
        using var shaded = withPicture.Composite2(above, Enums.BlendMode.Over);
        using var flat = shaded.Flatten();
        return flat.Crop(0, 0, size.Width, size.Height).CopyMemory();
    }

    private static Image Svg(byte[] svg)
    {
        using var drawn = Image.SvgloadBuffer(svg);
        return drawn.CopyMemory();
    }

    private sealed record Key(SlideTemplate Template, string? Picture, string? Framing, SlideSize Size);
}
