using NetVips;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>A text set in type: its mask, cut to the ink, and the size it came to.</summary>
internal sealed record SetText(Image Mask, int Size) : IDisposable
{
    public int Width => Mask.Width;

    public int Height => Mask.Height;

    public void Dispose() => Mask.Dispose();
}
