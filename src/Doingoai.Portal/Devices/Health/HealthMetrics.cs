using System.Collections.Frozen;

namespace Doingoai.Portal.Devices.Health;

/// <summary>The metrics this portal understands, in the order in which they are shown; two of one key stop the start.</summary>
internal sealed class HealthMetrics(IEnumerable<IHealthMetric> metrics)
{
    private readonly FrozenDictionary<string, IHealthMetric> _byKey = metrics.ToFrozenDictionary(metric => metric.Key);

    public IReadOnlyList<IHealthMetric> All { get; } = [.. metrics];

    public IHealthMetric? Find(string key) => _byKey.GetValueOrDefault(key);
}
