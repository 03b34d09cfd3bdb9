namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>What one minute of a metric comes to.</summary>
internal sealed class MinuteSum
{
    public int Count { get; private set; }

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public double Sum { get; private set; }

    public double Last { get; private set; }

    public void Add(double value)
    {
        Count++;
        Sum += value;
        (Min, Max, Last) = (Math.Min(Min, value), Math.Max(Max, value), value);
    }
}
