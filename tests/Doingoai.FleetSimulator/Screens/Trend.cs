namespace Doingoai.FleetSimulator.Screens;

/// <summary>How a figure grows: least squares over all of its points.</summary>
internal static class Trend
{
    /// <summary>Growth of the second per unit of the first; 0 when there is nothing to compare.</summary>
    public static double SlopeOf(IReadOnlyList<(double At, double Value)> points)
    {
        if (points.Count < 2) return 0;
        var (at, value) = (points.Average(point => point.At), points.Average(point => point.Value));
        var spread = points.Sum(point => (point.At - at) * (point.At - at));
        return spread == 0 ? 0 : points.Sum(point => (point.At - at) * (point.Value - value)) / spread;
    }

    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }
}
