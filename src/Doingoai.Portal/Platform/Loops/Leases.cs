using System.Collections.Concurrent;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Platform.Loops;

/// <summary>Takes and renews lease rows. A held lease is trusted until half of it is over, so a loop that ticks every second writes every 15 s.</summary>
internal sealed class Leases(IDbContextFactory<PortalDb> dbs, TimeProvider time, IOptions<PortalOptions> portal)
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _held = new();

    /// <summary>True if this node may do the job named <paramref name="name"/> now.</summary>
    public async Task<bool> TakeAsync(string name, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_held.TryGetValue(name, out var until) && until - now > Duration / 2) return true;

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (owner, end) = (portal.Value.Node, now + Duration);
        var taken = await db.Set<Lease>().Where(lease => lease.Name == name && (lease.Owner == owner || lease.Until <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Owner, owner).SetProperty(lease => lease.Until, end), cancel) == 1;
        if (!taken) taken = await InsertAsync(db, new Lease(name, owner, end), cancel);

        if (taken) _held[name] = end;
        else _held.TryRemove(name, out _);
        return taken;
    }

    private static async Task<bool> InsertAsync(PortalDb db, Lease lease, CancellationToken cancel)
    {
        if (await db.Set<Lease>().AnyAsync(one => one.Name == lease.Name, cancel)) return false;
        try
        {
            db.Add(lease);
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false; // another node inserted it in the same moment
        }
    }
}
