using System.Collections.Concurrent;
using Doingoai.Portal.Signage.Manifests;

namespace Doingoai.Portal.Tests.Devices.Fixtures;

/// <summary>What a test issued. Devices must not look into it: any string does.</summary>
internal sealed class FakeManifests : IScreenManifests, IManifestHistory
{
    private readonly ConcurrentDictionary<Guid, IssuedManifestInfo> _current = new();

    public ConcurrentDictionary<(Guid Device, string Sha256), bool> Media { get; } = new();

    public string? Recalls { get; set; }

    private readonly ConcurrentQueue<IssuedHead> _issued = new();

    /// <summary>What a manifest carries, by item or playlist.</summary>
    public ConcurrentDictionary<(Guid Screen, long Version, string What), string> Marks { get; } = new();

    public void Issue(Guid device, Guid screen, long version, string jws, DateTimeOffset? at = null)
    {
        _current[screen] = new(screen, device, version, jws, new string('0', 64), jws.Length, at ?? DateTimeOffset.UnixEpoch);
        _issued.Enqueue(new(screen, version, at ?? DateTimeOffset.UnixEpoch));
    }

    public Task<IReadOnlyList<IssuedHead>> NewestAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<IssuedHead>>([.. _current.Values.Select(one => new IssuedHead(one.Screen, one.Version, one.IssuedAt))]);

    public Task<IReadOnlyList<IssuedHead>> OfScreenAsync(Guid screen, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<IssuedHead>>([.. _issued.Where(head => head.Screen == screen).OrderByDescending(head => head.Version).Take(most)]);

    public Task<IReadOnlyList<ManifestChange>> ChangesAsync(DateTimeOffset since, int most, CancellationToken cancel) => Task.FromResult<IReadOnlyList<ManifestChange>>(
        [.. _issued.Where(head => head.IssuedAt >= since).GroupBy(head => head.IssuedAt).OrderByDescending(act => act.Key).Take(most).Select(act => Change(act.Key, [.. act]))]);

    public Task<IReadOnlyList<ManifestChange>> ChangesOfScreenAsync(Guid screen, int most, CancellationToken cancel) => Task.FromResult<IReadOnlyList<ManifestChange>>(
        [.. _issued.Where(head => head.Screen == screen).OrderByDescending(head => head.Version).Take(most).Select(head => Change(head.IssuedAt, [head]))]);

    public Task<string> ItemMarkAsync(Guid screen, long version, string item, CancellationToken cancel) => Task.FromResult(Marks.GetValueOrDefault((screen, version, item), ""));

    public Task<string> PlaylistMarkAsync(Guid screen, long version, Guid playlist, CancellationToken cancel) => ItemMarkAsync(screen, version, playlist.ToString("N"), cancel);

    public Task<IssuedManifestInfo?> CurrentAsync(Guid screen, CancellationToken cancel) => Task.FromResult(_current.GetValueOrDefault(screen));

    public Task<IReadOnlyList<IssuedVersion>> VersionsAsync(IReadOnlyCollection<Guid> devices, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<IssuedVersion>>([.. _current.Values.Where(one => devices.Contains(one.Device)).Select(one => new IssuedVersion(one.Device, one.Screen, one.Version))]);

    public Task<IReadOnlyDictionary<IssuedVersion, string>> JwsAsync(IReadOnlyCollection<IssuedVersion> versions, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<IssuedVersion, string>>(
            versions.Where(one => _current[one.Screen].Version == one.Version).ToDictionary(one => one, one => _current[one.Screen].Jws));

    public Task<string?> JwsAsync(Guid screen, long version, CancellationToken cancel) =>
        Task.FromResult(_current.TryGetValue(screen, out var one) && one.Version == version ? one.Jws : null);

    public Task<string?> RecallListAsync(CancellationToken cancel) => Task.FromResult(Recalls);

    public Task<bool> DeviceMayFetchAsync(Guid device, string sha256, CancellationToken cancel) => Task.FromResult(Media.ContainsKey((device, sha256)));

    /// <summary>Entries the fake sent, by screen, version and id.</summary>
    public ConcurrentDictionary<(Guid Screen, long Version, string Entry), EntryInfo> Entries { get; } = new();

    public Task<EntryInfo?> SentEntryAsync(Guid device, Guid screen, long version, string entry, CancellationToken cancel) =>
        Task.FromResult(Entries.GetValueOrDefault((screen, version, entry)));

    public Task<EntryInfo?> SentSlideAsync(Guid device, Guid screen, string sha256, CancellationToken cancel) =>
        Task.FromResult(Entries.Where(one => one.Key.Screen == screen && one.Value.Sha256 == sha256).Select(one => one.Value).FirstOrDefault());

    public Task<EntryInfo?> EntryAsync(Guid screen, long version, string entry, CancellationToken cancel) => Task.FromResult<EntryInfo?>(null);

    private static ManifestChange Change(DateTimeOffset at, IReadOnlyList<IssuedHead> heads) => new(at, heads, [new("market", "vi", "<b>Chợ</b>")], []);
}
