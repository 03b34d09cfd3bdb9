using NetVips;

namespace Doingoai.FleetSimulator.Screens;

/// <summary>What a screen showed at one moment, small: its pixels as red, green, blue.</summary>
internal sealed record ScreenSample(byte[] Pixels)
{
    private const int Width = 64;

    // JPEG blurs a little, and nobody sees a difference of four parts in a thousand.
    private const double Alike = 3;
    private const double Dark = 8;
    private const double Bright = 247;

    /// <summary>Mean over all pixels and colours, 0–255.</summary>
    public double Brightness { get; } = Pixels.Average(value => (double)value);

    /// <summary>The whole screen without a picture: no light anywhere.</summary>
    public bool IsBlack => Brightness < Dark;

    public bool IsWhite => Brightness > Bright;

    /// <summary>One of the studio's pictures, by the mark that they all bear and nothing of the player's own does.</summary>
    public bool IsContent => Pixels.AsSpan((2 * Width + 3) * 3, 3) is [> 190, < 90, > 190];

    public static ScreenSample Of(byte[] jpeg)
    {
        using var small = Image.ThumbnailBuffer(jpeg, Width);
        using var colours = small.Bands > 3 ? small.ExtractBand(0, n: 3) : small.Copy();
        return new(colours.WriteToMemory<byte>());
    }

    public bool IsLike(ScreenSample other) =>
        Pixels.Length == other.Pixels.Length && Pixels.Zip(other.Pixels).Average(pair => (double)Math.Abs(pair.First - pair.Second)) < Alike;
}
