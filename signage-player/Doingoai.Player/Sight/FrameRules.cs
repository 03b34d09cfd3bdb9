using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Sight;

/// <summary>
/// Is what is seen what should be there? Pure. A dark picture is compared like any other: black is told from what should be
/// there, never from darkness alone.
/// </summary>
internal static class FrameRules
{
    /// <summary>A browser shows approved pixels as they are; what is scaled to its screen differs at its edges only.</summary>
    private const double MeanAllowed = 3;
    private const int CellAllowed = 16;
    private const double CellsAllowed = 0.015;

    // No pixel of a small picture is brighter: nothing is to be read on it.
    private const int Black = 16;
    private const int Visible = 24;
    private const int Moved = 3;

    public static FrameVerdict Compare(SmallPicture expected, SmallPicture seen)
    {
        expected = expected.On((double)seen.Width / seen.Height);
        if (IsBlack(seen) && expected.Brightest > seen.Brightest + Visible) return FrameVerdict.Black;

        var (left, right) = (FrameGrid.Of(expected), FrameGrid.Of(seen));
        var (sum, far) = (0L, 0);
        for (var at = 0; at < left.Length; at += 3)
        {
            var difference = Math.Max(Math.Abs(left[at] - right[at]), Math.Max(Math.Abs(left[at + 1] - right[at + 1]), Math.Abs(left[at + 2] - right[at + 2])));
            sum += difference;
            if (difference > CellAllowed) far++;
        }

        var isSame = sum <= MeanAllowed * FrameGrid.Cells && far <= CellsAllowed * FrameGrid.Cells;
        return isSame ? FrameVerdict.Matches : FrameVerdict.Other;
    }

    public static bool IsBlack(SmallPicture picture) => picture.Brightest <= Black;

    /// <summary>Something on the screen is not where it was.</summary>
    public static bool HasMoved(SmallPicture before, SmallPicture after)
    {
        if (before.Rgb.Length != after.Rgb.Length) return true;
        for (var at = 0; at < before.Rgb.Length; at++)
            if (Math.Abs(before.Rgb[at] - after.Rgb[at]) > Moved) return true;
        return false;
    }
}
