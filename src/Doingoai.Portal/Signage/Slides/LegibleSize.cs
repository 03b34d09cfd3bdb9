namespace Doingoai.Portal.Signage.Slides;

/// <summary>The smallest type that can be read: by eye from the viewing distance, and by pixels for diacritics and Han strokes.</summary>
internal static class LegibleSize
{
    // DIN 1450 for signs read on the move: capitals at least 1/200 of the distance.
    private const double DistancePerCapital = 200;

    // Capitals of Noto Sans are 0.714 em high; a Han character fills its em and is legible at the same size.
    private const double CapitalPerEm = 0.714;

    // Below this the hook and the circumflex of ẩ, or the strokes of 疆, run into one another.
    private const int FewestPixels = 24;

    /// <summary>Em size in pixels.</summary>
    public static int Of(SlideSize size)
    {
        var capitalMm = size.ViewingDistanceM * 1000 / DistancePerCapital;
        return Math.Max(FewestPixels, (int)Math.Ceiling(capitalMm / size.PitchMm / CapitalPerEm));
    }
}
