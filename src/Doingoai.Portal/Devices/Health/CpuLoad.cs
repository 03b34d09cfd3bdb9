using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>Processor load. Never critical: a machine that is busy still plays; one that does not is seen by its frames.</summary>
internal sealed class CpuLoad : IHealthMetric
{
    public string Key => MetricKeys.Cpu;

    public string Unit => "%";

    public HealthLevel Judge(double value) => value switch { > 90 => HealthLevel.Warning, _ => HealthLevel.Good };
}
