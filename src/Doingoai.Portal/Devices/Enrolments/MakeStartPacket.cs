using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Enrolment;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>Makes the packet a new machine starts with. Its secret leaves the portal here and is not kept.</summary>
internal sealed class MakeStartPacket(IDbContextFactory<PortalDb> dbs, IFleet fleet, IAccess access, ITrust trust, IOptions<DevicesOptions> options, TimeProvider time)
{
    /// <param name="portal">Where machines reach this portal.</param>
    /// <returns><c>null</c>: no such device.</returns>
    public async Task<StartPacket?> RunAsync(Guid device, Uri portal, Person by, CancellationToken cancel)
    {
        if (await fleet.DeviceAsync(device, cancel) is not { } place) return null;
        if (!await access.MayAsync(by.Id, Permission.EnrolDevices, new(Cluster: place.Cluster), cancel)) throw new RuleException("enrolment.not-your-cluster");

        var (now, secret) = (time.GetUtcNow(), StartPacket.NewSecret());
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.EndStartPacketsAsync(device, now, cancel);
        var ticket = new StartTicket(device, secret, by, now);
        db.Add(ticket);
        await db.SaveChangesAsync(cancel);
        return new(StartPacket.Format, portal, trust.PortalId, trust.RootKey.Thumbprint(), ticket.Id, secret, place.Names.Vi, ticket.ExpiresAt.ToUnixTimeMilliseconds(), await CaAsync(cancel));
    }

    private async Task<string?> CaAsync(CancellationToken cancel) => options.Value.CaFile is { Length: > 0 } file ? await File.ReadAllTextAsync(file, cancel) : null;
}
