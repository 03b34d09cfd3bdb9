using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Enrolment;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>A machine with a start packet becomes the device: its new key is bound to the same screens, the one before ends.</summary>
internal sealed class UseStartPacket(IDbContextFactory<PortalDb> dbs, IFleet fleet, ITrust trust, DeviceKeyRing ring, DeviceSessions sessions, TimeProvider time)
{
    /// <returns><c>null</c>: nobody made such a packet.</returns>
    public async Task<StartAnswer?> RunAsync(StartRequest request, CancellationToken cancel)
    {
        Guid device;
        await using (var db = await dbs.CreateDbContextAsync(cancel))
        {
            if (await db.Set<StartTicket>().FindAsync([request.Ticket], cancel) is not { } ticket || await fleet.DeviceAsync(ticket.Device, cancel) is null) return null;

            device = ticket.Device;
            if (ticket.Use(request, time.GetUtcNow())) await BindAsync(db, ticket, request, cancel);
            else return Answer(device);
        }

        await ring.ReadAsync(cancel);
        await sessions.EndAsync(device, RevocationReasons.Replaced);
        return Answer(device);
    }

    private async Task BindAsync(PortalDb db, StartTicket ticket, StartRequest request, CancellationToken cancel)
    {
        if (ring.Find(request.Key.Thumbprint()) is not null) throw new RuleException("enrolment.key-known");

        var (now, by) = (time.GetUtcNow(), new Person(ticket.MadeBy, ""));
        foreach (var key in await db.Set<DeviceKey>().Where(key => key.Device == ticket.Device && key.RevokedAt == null).ToListAsync(cancel)) key.Revoke(by, RevocationReasons.Replaced, now);
        db.Add(new DeviceKey(ticket.Device, request.Key, ticket.Id, by, now));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("start.used"); // another machine was faster
        }
    }

    private StartAnswer Answer(Guid device) => new(trust.PortalId, trust.RootKey, device, trust.RosterJws);
}
