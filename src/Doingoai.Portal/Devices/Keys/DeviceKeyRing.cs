using System.Collections.Frozen;
using System.Security.Cryptography;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// Every device key, parsed (importing one costs twice its use). A key nobody enrolled is refused without asking the
/// database. Read anew when a key changes here, and looked at every other second for changes of other nodes.
/// </summary>
internal sealed class DeviceKeyRing(IDbContextFactory<PortalDb> dbs) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Lock _verifying = new();
    private FrozenDictionary<string, RingKey> _keys = FrozenDictionary<string, RingKey>.Empty;
    private FrozenDictionary<Guid, string> _keyless = FrozenDictionary<Guid, string>.Empty;
    private FrozenSet<Guid> _devices = [];
    private (int All, int Ended) _counts;

    public RingKey? Find(string kid) => _keys.GetValueOrDefault(kid);

    /// <summary>Devices with a key that counts.</summary>
    public IReadOnlyCollection<Guid> Devices => _devices;

    /// <summary>Why a device that once had a key has none any more; <c>null</c>: it has one, or never had.</summary>
    public string? WhyKeyless(Guid device) => _keyless.GetValueOrDefault(device);

    /// <summary>Runs a check that uses keys of the ring: an ECDsa object is for one thread at a time.</summary>
    public T Verify<T>(Func<Func<string, ECDsa?>, T> check)
    {
        lock (_verifying) return check(kid => Find(kid)?.Key);
    }

    /// <summary>Keys are only added and ended, never deleted: two counts tell whether there is anything to read.</summary>
    public async Task ReadIfChangedAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var all = await db.Set<DeviceKey>().CountAsync(cancel);
        var ended = await db.Set<DeviceKey>().CountAsync(key => key.RevokedAt != null, cancel);
        if (_counts != (all, ended)) await ReadAsync(cancel);
    }

    public async Task ReadAsync(CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            Take(await db.Set<DeviceKey>().AsNoTracking().ToListAsync(cancel));
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private void Take(List<DeviceKey> rows)
    {
        var before = _keys;
        _keys = rows.Select(Parsed).OfType<RingKey>().ToFrozenDictionary(key => key.Kid);
        _keyless = rows.GroupBy(row => row.Device).Where(keys => keys.All(key => key.RevokedAt is not null))
            .ToFrozenDictionary(keys => keys.Key, keys => keys.MaxBy(key => key.RevokedAt)!.RevocationReason ?? RevocationReasons.Revoked);
        _devices = rows.Where(row => row.RevokedAt is null).Select(row => row.Device).ToFrozenSet();
        _counts = (rows.Count, rows.Count(row => row.RevokedAt is not null));
        foreach (var known in before.Values)
            if (!known.IsRevoked && Find(known.Kid) is not { IsRevoked: false }) known.Cut();
    }

    private RingKey? Parsed(DeviceKey row)
    {
        var known = Find(row.Kid);
        var ended = row.RevokedAt is null ? null : row.RevocationReason ?? RevocationReasons.Revoked;
        if (known is not null && known.Device == row.Device && known.Ended == ended) return known;
        return (known?.Key ?? row.Jwk.TryImport()) is { } key ? new(row.Device, row.Kid, key, ended) : null;
    }
}
