using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>How far the machine's clock is off; portal time minus device time.</summary>
internal sealed class ClockOffset : IHealthMetric
{
    public string Key => MetricKeys.ClockOffset;

    public string Unit => "ms";

    public HealthLevel Judge(double value) => value switch { > 60_000 or < -60_000 => HealthLevel.Critical, > 2_000 or < -2_000 => HealthLevel.Warning, _ => HealthLevel.Good };
}
