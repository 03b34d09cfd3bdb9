namespace Doingoai.Portal.Media.Framings;

/// <summary>A shape to which pictures are cut: walls and pages lie, columns and phones stand, faces of the LED cube are 8:5.</summary>
public sealed record Shape(string Name, int Width, int Height)
{
    private const double Tolerance = 0.02;

    public static IReadOnlyList<Shape> All { get; } = [new("16x9", 16, 9), new("9x16", 9, 16), new("8x5", 8, 5), new("1x1", 1, 1)];

    public double Ratio => (double)Width / Height;

    public static Shape? Find(string name) => All.FirstOrDefault(shape => shape.Name == name);

    /// <summary>The shape a rectangle has, if it is one of these but for a few pixels.</summary>
    internal static Shape? Near(double ratio) => All.FirstOrDefault(shape => Math.Abs((ratio / shape.Ratio) - 1) <= Tolerance);
}
