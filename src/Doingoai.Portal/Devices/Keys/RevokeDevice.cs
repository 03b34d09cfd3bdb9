using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>Ends the keys of a device and cuts its live connection.</summary>
internal sealed class RevokeDevice(
    IDbContextFactory<PortalDb> dbs, IFleet fleet, IAccess access, DeviceKeyRing ring, DeviceSessions sessions, TimeProvider time)
{
    public async Task<bool> RunAsync(Guid device, Person by, CancellationToken cancel)
    {
        if (await fleet.DeviceAsync(device, cancel) is not { } place) return false;
        if (!await access.MayAsync(by.Id, Permission.EnrolDevices, new(Cluster: place.Cluster), cancel)) throw new RuleException("enrolment.not-your-cluster");

        await using (var db = await dbs.CreateDbContextAsync(cancel))
        {
            var keys = await db.Set<DeviceKey>().Where(key => key.Device == device && key.RevokedAt == null).ToListAsync(cancel);
            foreach (var key in keys) key.Revoke(by, RevocationReasons.Revoked, time.GetUtcNow());
            await db.SaveChangesAsync(cancel);
        }

        await ring.ReadAsync(cancel);
        await sessions.EndAsync(device, RevocationReasons.Revoked);
        return true;
    }
}
