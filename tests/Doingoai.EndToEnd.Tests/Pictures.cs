using NetVips;

namespace Doingoai.EndToEnd.Tests;

/// <summary>Pictures compared as a person would: pixel by pixel, forgiving what no eye sees.</summary>
internal static class Pictures
{
    // Chromium's colour pipeline may round a channel by a few steps.
    private const double Tolerance = 8;

    /// <summary>Share of pixels that differ visibly, 0–1; 1 when the sizes differ.</summary>
    public static double Difference(byte[] one, byte[] other)
    {
        using var left = Plain(one);
        using var right = Plain(other);
        if (left.Width != right.Width || left.Height != right.Height) return 1;

        using var apart = (left.Cast(Enums.BandFormat.Short) - right.Cast(Enums.BandFormat.Short)).Abs();
        using var visible = (apart > Tolerance).BandOr();
        return visible.Avg() / 255;
    }

    /// <summary>True if this is a picture at all.</summary>
    public static bool CanRead(byte[] bytes)
    {
        try
        {
            using var image = Image.NewFromBuffer(bytes);
            return true;
        }
        catch (VipsException)
        {
            return false;
        }
    }

    private static Image Plain(byte[] bytes)
    {
        var image = Image.NewFromBuffer(bytes).Colourspace(Enums.Interpretation.Srgb);
        return image.HasAlpha() ? image.Flatten() : image;
    }
}
