using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>Processor load.</summary>
internal sealed class CpuLoad : IHealthMetric
{
    public string Key => MetricKeys.Cpu;

    public string Unit => "%";

    public HealthLevel Judge(double value) => value switch { > 98 => HealthLevel.Critical, > 85 => HealthLevel.Warning, _ => HealthLevel.Good };
}
