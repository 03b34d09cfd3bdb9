using System.Collections.Concurrent;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// Ends the keys and start packets of devices that were taken out of use. Only a device that is known to have ended loses
/// them: one that is merely missing from a list keeps what it has.
/// </summary>
internal sealed class EndedDevices(IFleet fleet, DeviceKeyRing ring, EndKeys end, IDbContextFactory<PortalDb> dbs, IActor actor)
{
    // Who ended them, by this node's own hints; after a restart in between the portal itself did.
    private readonly ConcurrentDictionary<Guid, Person> _by = new();

    public void Note(DeviceEnded happened) => _by[happened.Device] = happened.By;

    /// <summary>True if a key or a packet was ended.</summary>
    public async Task<bool> EndAsync(CancellationToken cancel)
    {
        var ended = await fleet.EndedAsync(cancel);
        if (ended.Count == 0) return false;

        var holding = ring.Devices.Concat(await WithPacketAsync(cancel)).Where(ended.Contains).Distinct().ToList();
        foreach (var device in holding) await EndAsync(device, cancel);
        foreach (var device in _by.Keys.Where(ended.Contains)) _by.TryRemove(device, out _);
        return holding.Count > 0;
    }

    private async Task EndAsync(Guid device, CancellationToken cancel)
    {
        if (!_by.TryGetValue(device, out var by))
        {
            await end.RunAsync(device, Person.Portal, cancel);
            return;
        }

        using var acting = actor.Be(by);
        await end.RunAsync(device, by, cancel);
    }

    private async Task<List<Guid>> WithPacketAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Set<StartTicket>().Where(row => row.UsedAt == null && row.EndedAt == null).Select(row => row.Device).ToListAsync(cancel);
    }
}
