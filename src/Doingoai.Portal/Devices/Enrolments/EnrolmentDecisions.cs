using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>A technician who compared the words binds the machine's key to a device, or sends it away.</summary>
internal sealed class EnrolmentDecisions(
    IDbContextFactory<PortalDb> dbs, IFleet fleet, IAccess access, DeviceKeyRing ring, DeviceSessions sessions, TimeProvider time)
{
    /// <summary>Ends the keys and open start packets the device had: one machine at a time. Screens and history stay.</summary>
    public async Task<bool> ConfirmAsync(Guid enrolment, Guid device, Person by, CancellationToken cancel)
    {
        if (await fleet.DeviceAsync(device, cancel) is not { } place) throw new RuleException("enrolment.no-such-device");
        if (!await access.MayAsync(by.Id, Permission.EnrolDevices, new(Cluster: place.Cluster), cancel)) throw new RuleException("enrolment.not-your-cluster");

        await using (var db = await dbs.CreateDbContextAsync(cancel))
        {
            if (await db.Set<PendingEnrolment>().FindAsync([enrolment], cancel) is not { } row) return false;

            var now = time.GetUtcNow();
            row.Confirm(device, by, now);
            var before = await db.Set<DeviceKey>().Where(key => key.Device == device && key.RevokedAt == null).ToListAsync(cancel);
            foreach (var key in before) key.Revoke(by, RevocationReasons.Replaced, now);
            await db.EndStartPacketsAsync(device, now, cancel);
            db.Add(new DeviceKey(device, row.Key, row.Id, by, now));
            await db.SaveChangesAsync(cancel);
        }

        await ring.ReadAsync(cancel);
        await sessions.EndAsync(device, RevocationReasons.Replaced);
        return true;
    }

    public async Task<bool> RefuseAsync(Guid enrolment, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Set<PendingEnrolment>().FindAsync([enrolment], cancel) is not { } row) return false;

        row.Refuse(by, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
