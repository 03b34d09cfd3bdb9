using System.Collections.Frozen;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Links;

/// <summary>The fleet as last read, for paths that may not ask the database per message. At most a few seconds old.</summary>
internal sealed class DeviceDirectory(IFleet fleet, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _reading = new(1);
    private Snapshot _snapshot = new([], FrozenDictionary<Guid, DeviceInfo>.Empty, DateTimeOffset.MinValue);

    public async ValueTask<IReadOnlyList<ClusterInfo>> ClustersAsync(CancellationToken cancel) => (await ReadAsync(cancel)).Clusters;

    public async ValueTask<DeviceInfo?> DeviceOfAsync(Guid screen, CancellationToken cancel) =>
        (await ReadAsync(cancel)).ByScreen.GetValueOrDefault(screen);

    /// <summary>Straight from the fleet: for admissions, where a device removed a moment ago matters.</summary>
    public Task<DeviceInfo?> DeviceAsync(Guid device, CancellationToken cancel) => fleet.DeviceAsync(device, cancel);

    public void Dispose() => _reading.Dispose();

    private async ValueTask<Snapshot> ReadAsync(CancellationToken cancel)
    {
        if (time.GetUtcNow() - _snapshot.At < MaxAge) return _snapshot;
        await _reading.WaitAsync(cancel);
        try
        {
            if (time.GetUtcNow() - _snapshot.At < MaxAge) return _snapshot;
            var clusters = await fleet.ClustersAsync(cancel);
            var screens = from cluster in clusters from device in cluster.Devices from screen in device.Screens select (screen.Id, device);
            return _snapshot = new(clusters, screens.ToFrozenDictionary(pair => pair.Id, pair => pair.device), time.GetUtcNow());
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Snapshot(IReadOnlyList<ClusterInfo> Clusters, FrozenDictionary<Guid, DeviceInfo> ByScreen, DateTimeOffset At);
}
