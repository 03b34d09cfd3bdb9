using System.Collections.Frozen;
using System.Security.Cryptography;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// Every device key, parsed (importing one costs twice its use). A key nobody enrolled is refused without asking the
/// database. Read anew when a key changes here, and every few seconds for changes of other nodes.
/// </summary>
internal sealed class DeviceKeyRing(IDbContextFactory<PortalDb> dbs) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Lock _verifying = new();
    private FrozenDictionary<string, RingKey> _keys = FrozenDictionary<string, RingKey>.Empty;

    public RingKey? Find(string kid) => _keys.GetValueOrDefault(kid);

    /// <summary>Runs a check that uses keys of the ring: an ECDsa object is for one thread at a time.</summary>
    public T Verify<T>(Func<Func<string, ECDsa?>, T> check)
    {
        lock (_verifying) return check(kid => Find(kid)?.Key);
    }

    public async Task ReadAsync(CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var rows = await db.Set<DeviceKey>().AsNoTracking().ToListAsync(cancel);
            _keys = rows.Select(row => (row.Kid, Key: Parsed(row))).Where(pair => pair.Key is not null).ToFrozenDictionary(pair => pair.Kid, pair => pair.Key!);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private RingKey? Parsed(DeviceKey row)
    {
        var known = Find(row.Kid);
        if (known is not null && known.Device == row.Device && known.IsRevoked == row.RevokedAt is not null) return known;
        return (known?.Key ?? row.Jwk.TryImport()) is { } key ? new(row.Device, row.Kid, key, row.RevokedAt is not null) : null;
    }
}
