using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>Age of the renderer's last frame.</summary>
internal sealed class FrameAge : IHealthMetric
{
    public string Key => MetricKeys.FrameAge;

    public string Unit => "ms";

    public bool IsPerScreen => true;

    public HealthLevel Judge(double value) => value switch { > 20_000 => HealthLevel.Critical, > 5_000 => HealthLevel.Warning, _ => HealthLevel.Good };
}
