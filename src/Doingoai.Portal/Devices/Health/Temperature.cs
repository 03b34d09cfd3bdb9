using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>Hottest sensor.</summary>
internal sealed class Temperature : IHealthMetric
{
    public string Key => MetricKeys.Temperature;

    public string Unit => "°C";

    public HealthLevel Judge(double value) => value switch { > 90 => HealthLevel.Critical, > 78 => HealthLevel.Warning, _ => HealthLevel.Good };
}
