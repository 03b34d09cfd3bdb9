namespace Doingoai.Player.Sight;

/// <summary>A picture made small by averaging: enough to tell what is on a screen, and little enough to keep and send.</summary>
/// <param name="Rgb">Rows of red, green and blue, 0–255.</param>
internal sealed record SmallPicture(int Width, int Height, byte[] Rgb)
{
    /// <summary>What lies around and under pictures on a screen.</summary>
    public static readonly (byte Red, byte Green, byte Blue) Night = (12, 27, 42);

    /// <summary>The brightest channel of any of its pixels.</summary>
    public int Brightest => Rgb.Max();

    /// <summary>As a viewer sees it, from a signal that was turned clockwise.</summary>
    /// <param name="rotation">Degrees: 0, 90, 180 or 270.</param>
    public SmallPicture Upright(int rotation)
    {
        if (rotation is not (90 or 180 or 270)) return this;

        var (width, height) = rotation == 180 ? (Width, Height) : (Height, Width);
        var rgb = new byte[Rgb.Length];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = rotation switch { 90 => (Width - 1 - y, x), 180 => (Width - 1 - x, Height - 1 - y), _ => (y, Height - 1 - x) };
                Rgb.AsSpan(((fromY * Width) + fromX) * 3, 3).CopyTo(rgb.AsSpan(((y * width) + x) * 3));
            }

        return new(width, height, rgb);
    }

    /// <summary>As it lies on a screen of another shape: whole, in the middle, on <see cref="Night"/>.</summary>
    /// <param name="aspect">Width by height of the screen.</param>
    public SmallPicture On(double aspect)
    {
        var (width, height) = (double)Width / Height > aspect ? (Width, (int)Math.Round(Width / aspect)) : ((int)Math.Round(Height * aspect), Height);
        if (Math.Abs(width - Width) <= 1 && Math.Abs(height - Height) <= 1) return this;

        var rgb = new byte[width * height * 3];
        for (var at = 0; at < rgb.Length; at += 3) (rgb[at], rgb[at + 1], rgb[at + 2]) = Night;
        var (left, top) = ((width - Width) / 2, (height - Height) / 2);
        for (var y = 0; y < Height; y++) Rgb.AsSpan(y * Width * 3, Width * 3).CopyTo(rgb.AsSpan((((y + top) * width) + left) * 3));
        return new(width, height, rgb);
    }
}
