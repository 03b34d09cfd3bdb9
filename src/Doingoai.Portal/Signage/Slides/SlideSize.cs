namespace Doingoai.Portal.Signage.Slides;

/// <summary>What a slide is drawn for: pixels, their pitch and how far away the nearest reader stands who must be able to read it.</summary>
internal sealed record SlideSize(int Width, int Height, double PitchMm, double ViewingDistanceM)
{
    public int ShorterEdge => Math.Min(Width, Height);

    public bool Portrait => Height > Width;
}
