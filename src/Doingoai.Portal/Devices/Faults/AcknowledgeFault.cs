using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Faults;

/// <summary>Takes notice of a fault that stands, once for as long as it stands.</summary>
internal sealed class AcknowledgeFault(IDbContextFactory<PortalDb> dbs, IFleet fleet, IAccess access, FaultStore faults, TimeProvider time)
{
    /// <summary>The fault as it stands now; <c>null</c> if there is no such device.</summary>
    public async Task<DeviceFault?> RunAsync(Guid device, Guid? screen, string code, string? note, Person by, CancellationToken cancel)
    {
        if (await fleet.DeviceAsync(device, cancel) is not { } place) return null;
        if (!await access.MayAsync(by.Id, Permission.CommandDevices, new(Cluster: place.Cluster), cancel)) throw new RuleException("command.not-your-cluster");

        note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (note?.Length > FaultAcknowledgement.LongestNote) throw new RuleException("fault.note-too-long");

        var now = time.GetUtcNow();
        var standing = (await faults.StandingAsync(now, device, cancel))[device].FirstOrDefault(fault => fault.Screen == screen && fault.Code == code) ?? throw new RuleException("fault.gone");
        if (!standing.IsNew) return standing; // two technicians at once: the first one is named

        var acknowledged = new FaultAcknowledgement(standing, DeviceText.Tame(note), by, now);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        db.Add(acknowledged);
        await db.SaveChangesAsync(cancel);
        return standing with { Acknowledged = acknowledged };
    }
}
