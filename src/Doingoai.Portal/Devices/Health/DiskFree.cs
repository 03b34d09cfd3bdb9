using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>Free space of the media disk.</summary>
internal sealed class DiskFree : IHealthMetric
{
    public string Key => MetricKeys.DiskFree;

    public string Unit => "%";

    public HealthLevel Judge(double value) => value switch { < 5 => HealthLevel.Critical, < 15 => HealthLevel.Warning, _ => HealthLevel.Good };
}
