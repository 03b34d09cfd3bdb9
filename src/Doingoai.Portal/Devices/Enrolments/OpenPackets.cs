using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>A packet may lie beside the machine it was made for: whoever ends the machine's key ends the packet in the same save.</summary>
internal static class OpenPackets
{
    /// <summary>Ends what could still bring a machine in as <paramref name="device"/>; <paramref name="db"/> is not saved here.</summary>
    public static async Task EndStartPacketsAsync(this PortalDb db, Guid device, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var ticket in await db.Set<StartTicket>().Where(row => row.Device == device && row.UsedAt == null && row.EndedAt == null).ToListAsync(cancel)) ticket.End(now);
    }
}
