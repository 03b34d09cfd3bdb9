using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Playlists;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>Changes what stands where: devices come and go, screens are named and placed.</summary>
internal sealed class EditPlaces(IDbContextFactory<PortalDb> dbs, ScreenRights rights, TimeProvider time, EventBus events)
{
    /// <summary>A new device with one output that is filled by one screen of a class.</summary>
    public async Task AddDeviceAsync(Guid cluster, Names names, string screenClass, Person by, CancellationToken cancel)
    {
        await rights.DemandAsync(by, Permission.ManageScreens, cluster, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var kind = await ClassAsync(db, screenClass, cancel);
        var now = time.GetUtcNow();
        var device = new Device(Guid.CreateVersion7(now), cluster, Key());
        var output = new Output(Guid.CreateVersion7(now), device.Id, Key());
        var screen = new Screen(Guid.CreateVersion7(now), output.Id, Key());
        device.Describe(Named(names));
        output.Shape(kind.Width, kind.Height, rotation: 0);
        screen.Describe(names);
        screen.Place(kind, 0, 0, output);
        db.AddRange(device, output, screen);
        await SaveAsync(db, cancel);
    }

    /// <summary>False if there is no such device.</summary>
    public async Task<bool> RenameDeviceAsync(Guid id, Names names, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Devices.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } device) return false;

        await rights.DemandAsync(by, Permission.ManageScreens, device.ClusterId, cancel);
        device.Describe(Named(names));
        await SaveAsync(db, cancel);
        return true;
    }

    /// <summary>How a device may fetch media; false if there is no such device.</summary>
    public async Task<bool> LimitDownloadsAsync(Guid id, DownloadPlan plan, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Devices.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } device) return false;

        await rights.DemandAsync(by, Permission.ManageScreens, device.ClusterId, cancel);
        device.Limit(plan);
        await SaveAsync(db, cancel);
        return true;
    }

    /// <summary>The PIN of the technician page on a cluster's devices, or none any more (<c>null</c>); false if there is no such cluster.</summary>
    public async Task<bool> SetPinAsync(Guid cluster, string? pin, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Clusters.FirstOrDefaultAsync(row => row.Id == cluster, cancel) is not { } site) return false;

        await rights.DemandAsync(by, Permission.ManageScreens, site.Id, cancel);
        site.SetPin(pin);
        await SaveAsync(db, cancel);
        return true;
    }

    /// <summary>Takes a device and its screens out of use, and the machine loses its way in; what they did stays on record.</summary>
    public async Task<bool> EndDeviceAsync(Guid id, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Devices.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } device) return false;

        await rights.DemandAsync(by, Permission.ManageScreens, device.ClusterId, cancel);
        device.End(time.GetUtcNow());
        await SaveAsync(db, cancel);
        events.Raise(new DeviceEnded(id, by));
        return true;
    }

    /// <summary>False if there is no such screen.</summary>
    public async Task<bool> PlaceScreenAsync(Guid id, Names names, string screenClass, int x, int y, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Screens.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } screen) return false;

        var output = await db.Outputs.SingleAsync(row => row.Id == screen.OutputId, cancel);
        var device = await db.Devices.SingleAsync(row => row.Id == output.DeviceId, cancel);
        await rights.DemandAsync(by, Permission.ManageScreens, device.ClusterId, cancel);
        screen.Describe(Named(names));
        screen.Place(await ClassAsync(db, screenClass, cancel), x, y, output);
        await SaveAsync(db, cancel);
        return true;
    }

    private async Task SaveAsync(PortalDb db, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        events.Raise(new ArrangementChanged());
    }

    private static async Task<ScreenClass> ClassAsync(PortalDb db, string key, CancellationToken cancel) =>
        await db.ScreenClasses.FirstOrDefaultAsync(row => row.Key == key, cancel) ?? throw new RuleException("screen.unknown-class", key);

    private static Names Named(Names names) => string.IsNullOrWhiteSpace(names.Vi) ? throw new RuleException("screen.needs-a-name") : names.Filled();

    private static string Key() => ContentId.New();
}
