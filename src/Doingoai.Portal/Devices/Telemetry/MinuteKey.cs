namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>A minute of a metric of a device or screen.</summary>
internal readonly record struct MinuteKey(Guid Subject, string Metric, long MinuteMs);
