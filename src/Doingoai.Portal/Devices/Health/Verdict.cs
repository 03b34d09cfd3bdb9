namespace Doingoai.Portal.Devices.Health;

/// <summary>A value and what it means.</summary>
internal sealed record Verdict(IHealthMetric Metric, double Value, DateTimeOffset At, HealthLevel Level);
