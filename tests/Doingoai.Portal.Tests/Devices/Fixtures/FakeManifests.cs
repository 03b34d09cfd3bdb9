using System.Collections.Concurrent;
using Doingoai.Portal.Signage.Manifests;

namespace Doingoai.Portal.Tests.Devices.Fixtures;

/// <summary>What a test issued. Devices must not look into it: any string does.</summary>
internal sealed class FakeManifests : IScreenManifests
{
    private readonly ConcurrentDictionary<Guid, IssuedManifestInfo> _current = new();

    public ConcurrentDictionary<(Guid Device, string Sha256), bool> Media { get; } = new();

    public string? Recalls { get; set; }

    public void Issue(Guid device, Guid screen, long version, string jws) =>
        _current[screen] = new(screen, device, version, jws, new string('0', 64), jws.Length, DateTimeOffset.UnixEpoch);

    public Task<IssuedManifestInfo?> CurrentAsync(Guid screen, CancellationToken cancel) => Task.FromResult(_current.GetValueOrDefault(screen));

    public Task<IReadOnlyList<IssuedManifestInfo>> CurrentForDeviceAsync(Guid device, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<IssuedManifestInfo>>([.. _current.Values.Where(one => one.Device == device)]);

    public Task<string?> JwsAsync(Guid screen, long version, CancellationToken cancel) =>
        Task.FromResult(_current.TryGetValue(screen, out var one) && one.Version == version ? one.Jws : null);

    public Task<string?> RecallListAsync(CancellationToken cancel) => Task.FromResult(Recalls);

    public Task<bool> DeviceMayFetchAsync(Guid device, string sha256, CancellationToken cancel) => Task.FromResult(Media.ContainsKey((device, sha256)));

    public Task<EntryInfo?> EntryAsync(Guid screen, long version, string entry, CancellationToken cancel) => Task.FromResult<EntryInfo?>(null);
}
