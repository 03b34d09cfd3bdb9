using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Links;

/// <summary>
/// The fleet as last read, for paths that may not ask the database per message. A change made on this node is seen at once,
/// one of another node within a few seconds.
/// </summary>
internal sealed class DeviceDirectory(IFleet fleet, TimeProvider time) : IOn<ArrangementChanged>, IDisposable
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _reading = new(1);
    private Snapshot _snapshot = Snapshot.None;
    private long _changes;

    public async ValueTask<IReadOnlyList<ClusterInfo>> ClustersAsync(CancellationToken cancel) => (await ReadAsync(cancel)).Clusters;

    public async ValueTask<DeviceInfo?> DeviceOfAsync(Guid screen, CancellationToken cancel) =>
        (await ReadAsync(cancel)).ByScreen.GetValueOrDefault(screen);

    /// <summary>As last read; a refresh is begun when that was long ago. For paths that may not wait.</summary>
    public DeviceInfo? Known(Guid device)
    {
        if (!IsFresh(_snapshot)) _ = RefreshAsync();
        return _snapshot.ByDevice.GetValueOrDefault(device);
    }

    public async ValueTask<DeviceInfo?> KnownAsync(Guid device, CancellationToken cancel) => (await ReadAsync(cancel)).ByDevice.GetValueOrDefault(device);

    /// <summary>For admissions: a thousand that come back at once may not ask the database a thousand times; one made a moment ago elsewhere is asked for.</summary>
    public async ValueTask<DeviceInfo?> DeviceAsync(Guid device, CancellationToken cancel) =>
        await KnownAsync(device, cancel) ?? await fleet.DeviceAsync(device, cancel);

    public void Handle(ArrangementChanged happened) => Interlocked.Increment(ref _changes);

    public void Dispose() => _reading.Dispose();

    // Whoever asks next hears of an error himself.
    private async Task RefreshAsync()
    {
        Task reading = ReadAsync(CancellationToken.None).AsTask();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async ValueTask<Snapshot> ReadAsync(CancellationToken cancel)
    {
        if (IsFresh(_snapshot)) return _snapshot;
        await _reading.WaitAsync(cancel);
        try
        {
            if (IsFresh(_snapshot)) return _snapshot;
            var changes = Interlocked.Read(ref _changes); // before reading: what changes meanwhile is read again
            return _snapshot = Snapshot.Of(await fleet.ClustersAsync(cancel), time.GetUtcNow(), changes);
        }
        finally
        {
            _reading.Release();
        }
    }

    private bool IsFresh(Snapshot snapshot) => snapshot.Changes == Interlocked.Read(ref _changes) && time.GetUtcNow() - snapshot.At < MaxAge;

    private sealed record Snapshot(
        IReadOnlyList<ClusterInfo> Clusters, Dictionary<Guid, DeviceInfo> ByDevice, Dictionary<Guid, DeviceInfo> ByScreen, DateTimeOffset At, long Changes)
    {
        public static Snapshot None { get; } = new([], [], [], DateTimeOffset.MinValue, 0);

        public static Snapshot Of(IReadOnlyList<ClusterInfo> clusters, DateTimeOffset at, long changes)
        {
            var devices = clusters.SelectMany(cluster => cluster.Devices).ToDictionary(device => device.Id);
            var screens = from device in devices.Values from screen in device.Screens select (screen.Id, device);
            return new(clusters, devices, screens.ToDictionary(pair => pair.Id, pair => pair.device), at, changes);
        }
    }
}
