using System.Runtime.InteropServices;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>A rectangle in pixels.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    /// <summary>The smallest rectangle around both.</summary>
    public Box With(Box other) => Between(Math.Min(X, other.X), Math.Min(Y, other.Y), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public static Box Between(int left, int top, int right, int bottom) => new(left, top, right - left, bottom - top);
}
