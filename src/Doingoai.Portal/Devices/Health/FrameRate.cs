using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Health;

/// <summary>Frames per second; a still picture may be drawn slowly, so never critical.</summary>
internal sealed class FrameRate : IHealthMetric
{
    public string Key => MetricKeys.FrameRate;

    public string Unit => "fps";

    public bool IsPerScreen => true;

    public HealthLevel Judge(double value) => value switch { < 10 => HealthLevel.Warning, _ => HealthLevel.Good };
}
