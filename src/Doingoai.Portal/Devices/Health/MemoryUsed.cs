using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>Memory in use.</summary>
internal sealed class MemoryUsed : IHealthMetric
{
    public string Key => MetricKeys.Memory;

    public string Unit => "%";

    public HealthLevel Judge(double value) => value switch { > 97 => HealthLevel.Critical, > 88 => HealthLevel.Warning, _ => HealthLevel.Good };
}
