using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>Records that wait for acknowledgement; many after an outage are normal.</summary>
internal sealed class JournalBacklog : IHealthMetric
{
    public string Key => MetricKeys.JournalBacklog;

    public string Unit => "";

    public HealthLevel Judge(double value) => value switch { > 20_000 => HealthLevel.Warning, _ => HealthLevel.Good };
}
