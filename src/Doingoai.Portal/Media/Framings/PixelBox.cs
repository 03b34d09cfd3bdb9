namespace Doingoai.Portal.Media.Framings;

/// <summary>A rectangle of a picture.</summary>
internal readonly record struct PixelBox(int X, int Y, int Width, int Height)
{
    /// <summary>The box of a shape around a point, pushed back into the picture where it would stick out.</summary>
    public static PixelBox Around(double x, double y, double scale, double ratio, int width, int height)
    {
        var (widest, tallest) = width > height * ratio ? (height * ratio, (double)height) : (width, width / ratio);
        var (wide, tall) = (Math.Clamp((int)Math.Round(widest * scale), 1, width), Math.Clamp((int)Math.Round(tallest * scale), 1, height));
        return new(Start(x, wide, width), Start(y, tall, height), wide, tall);
    }

    private static int Start(double middle, int length, int whole) => Math.Clamp((int)Math.Round((middle * whole) - (length / 2.0)), 0, whole - length);
}
