using Doingoai.Portal.Devices.Live;

namespace Doingoai.Portal.Devices.Health;

/// <summary>The latest readings of a screen and its machine with what they mean. Old ones say nothing about now.</summary>
internal sealed class Verdicts(HealthMetrics metrics, LiveFleet live, TimeProvider time)
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    public IEnumerable<Verdict> Of(Guid device, Guid screen)
    {
        var now = time.GetUtcNow();
        foreach (var metric in metrics.All)
            if (live.Reading(metric.IsPerScreen ? screen : device, metric.Key) is { } reading && now - reading.At < MaxAge)
                yield return new(metric, reading.Value, reading.At, metric.Judge(reading.Value));
    }

    /// <summary>The first metric that needs a technician now.</summary>
    public string? Critical(Guid device, Guid screen)
    {
        // Asked of every screen each second.
        var now = time.GetUtcNow();
        foreach (var metric in metrics.All)
            if (live.Reading(metric.IsPerScreen ? screen : device, metric.Key) is { } reading && metric.Judge(reading.Value) == HealthLevel.Critical && now - reading.At < MaxAge)
                return metric.Key;
        return null;
    }
}
