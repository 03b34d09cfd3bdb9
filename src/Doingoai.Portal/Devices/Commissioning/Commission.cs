using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Live;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Commissioning;

/// <summary>One act of the technician in front of the device; the row decides whether it is the turn of it.</summary>
internal sealed class Commission(
    IDbContextFactory<PortalDb> dbs, IFleet fleet, IAccess access, OrderCommand order, LiveFleet live, IBlobStore blobs, TimeProvider time)
{
    /// <summary>The protocol under way, or the last that ended; what the portal has seen of a power cut meanwhile is in it.</summary>
    public async Task<CommissioningRow?> FindAsync(Guid device, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await LastAsync(db, device, cancel) is not { } row) return null;
        if (live.Device(device) is { Link: not null, BootId: { } boot } && row.Booted(boot, time.GetUtcNow())) await db.SaveChangesAsync(cancel);
        return row;
    }

    public async Task<IReadOnlyList<CommissioningRow>> EndedAsync(Guid device, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Set<CommissioningRow>().AsNoTracking().Where(row => row.Device == device && row.EndedAt != null).OrderByDescending(row => row.Id).Take(20).ToListAsync(cancel);
    }

    public async Task BeginAsync(Guid device, Person by, CancellationToken cancel)
    {
        await CheckAsync(device, by, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await LastAsync(db, device, cancel) is { EndedAt: null }) return;
        db.Add(new CommissioningRow(device, by, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
    }

    public Task OrderCardAsync(Guid device, Person by, CancellationToken cancel) => order.RunAsync(device, CommandNames.TestCard, null, null, by, cancel);

    public async Task ActAsync(Guid device, string act, byte[]? photo, Person by, CancellationToken cancel)
    {
        await CheckAsync(device, by, cancel);
        var picture = photo is null ? null : await Task.Run(() => CommissioningPhoto.Encode(photo), cancel) ?? throw new RuleException("commissioning.not-a-picture");
        var (now, stored) = (time.GetUtcNow(), picture is null ? null : await blobs.PutAsync(picture, cancel));
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await LastAsync(db, device, cancel) is not { EndedAt: null } row) throw new RuleException("commissioning.not-this-step");
        switch (act)
        {
            case "card" or "sound" when !await HadCardAsync(db, row, cancel): throw new RuleException("commissioning.no-card");
            case "card": row.SeeCard(now); break;
            case "sound": row.Hear(isSilent: false, now); break;
            case "silent": row.Hear(isSilent: true, now); break;
            case "power": row.AskForCut(live.Device(device) is { Link: not null } connected ? connected.BootId : null, now); break;
            case "photo": row.Show(stored ?? throw new RuleException("commissioning.not-a-picture"), now); break;
            case "finish": row.End(now); break;
            default: throw new RuleException("commissioning.not-this-step");
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task CheckAsync(Guid device, Person by, CancellationToken cancel)
    {
        if (await fleet.DeviceAsync(device, cancel) is not { } place) throw new RuleException("enrolment.no-such-device");
        if (!await access.MayAsync(by.Id, Permission.EnrolDevices, new(Cluster: place.Cluster), cancel)) throw new RuleException("enrolment.not-your-cluster");
    }

    // Nobody can have seen or heard what the machine never got.
    private static Task<bool> HadCardAsync(PortalDb db, CommissioningRow row, CancellationToken cancel) => db.Set<CommandRow>().AnyAsync(
        order => order.Device == row.Device && order.Name == CommandNames.TestCard && order.AcceptedAt >= row.StartedAt && order.ReceivedAt != null, cancel);

    private static Task<CommissioningRow?> LastAsync(PortalDb db, Guid device, CancellationToken cancel) =>
        db.Set<CommissioningRow>().Where(row => row.Device == device).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
}
