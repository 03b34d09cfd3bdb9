namespace Doingoai.Portal.Devices.Live;

/// <summary>The latest value of a metric of a device or of one of its screens.</summary>
internal readonly record struct LiveReading(double Value, DateTimeOffset At);
