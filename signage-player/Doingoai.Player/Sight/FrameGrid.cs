namespace Doingoai.Player.Sight;

/// <summary>A picture of any size as the mean colours of 64 × 36 cells.</summary>
internal static class FrameGrid
{
    public const int Columns = 64;
    public const int Rows = 36;
    public const int Cells = Columns * Rows;

    public static byte[] Of(SmallPicture picture)
    {
        var grid = new byte[Cells * 3];
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
                Mean(picture, column, row, grid.AsSpan(((row * Columns) + column) * 3, 3));
        return grid;
    }

    private static void Mean(SmallPicture picture, int column, int row, Span<byte> cell)
    {
        var (left, top) = (column * picture.Width / Columns, row * picture.Height / Rows);
        var (right, bottom) = (Math.Max(left + 1, (column + 1) * picture.Width / Columns), Math.Max(top + 1, (row + 1) * picture.Height / Rows));
        var (red, green, blue) = (0, 0, 0);
        for (var y = top; y < bottom; y++)
            for (var x = left; x < right; x++)
            {
                var at = ((y * picture.Width) + x) * 3;
                red += picture.Rgb[at];
                green += picture.Rgb[at + 1];
                blue += picture.Rgb[at + 2];
            }

        var count = (right - left) * (bottom - top);
        (cell[0], cell[1], cell[2]) = ((byte)(red / count), (byte)(green / count), (byte)(blue / count));
    }
}
