using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>Round trip to the portal. Slow is no fault of the screen, so never critical.</summary>
internal sealed class RoundTrip : IHealthMetric
{
    public string Key => MetricKeys.RoundTrip;

    public string Unit => "ms";

    public HealthLevel Judge(double value) => value switch { > 5_000 => HealthLevel.Warning, _ => HealthLevel.Good };
}
