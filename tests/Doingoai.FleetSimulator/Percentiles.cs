namespace Doingoai.FleetSimulator;

/// <summary>Nearest-rank percentiles of a sample; no interpolation, so every figure was really measured.</summary>
internal sealed class Percentiles(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Of(double percent) => _sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * _sorted.Length) - 1, 0, _sorted.Length - 1)];

    public int Count => _sorted.Length;
}
