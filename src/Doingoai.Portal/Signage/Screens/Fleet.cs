using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>Reads the places as they stand.</summary>
internal sealed class Fleet(IDbContextFactory<PortalDb> dbs) : IFleet
{
    public async Task<IReadOnlyList<ClusterInfo>> ClustersAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var clusters = await db.Clusters.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel);
        var devices = await DevicesAsync(db, only: null, cancel);
        var byCluster = devices.ToLookup(device => device.Cluster);
        return [.. clusters.Select(cluster => new ClusterInfo(cluster.Id, cluster.Key, cluster.Names, [.. byCluster[cluster.Id]], cluster.PinHash is not null))];
    }

    public async Task<DeviceInfo?> DeviceAsync(Guid device, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await DevicesAsync(db, device, cancel) is [var info, ..] ? info : null;
    }

    public async Task<IReadOnlySet<Guid>> EndedAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return (await db.Devices.Where(row => row.EndedAt != null).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
    }

    private static async Task<IReadOnlyList<DeviceInfo>> DevicesAsync(PortalDb db, Guid? only, CancellationToken cancel)
    {
        var devices = await db.Devices.AsNoTracking().Where(row => row.EndedAt == null && (only == null || row.Id == only)).OrderBy(row => row.Id).ToListAsync(cancel);
        var outputs = await db.Outputs.AsNoTracking().Where(row => only == null || row.DeviceId == only).OrderBy(row => row.Key).ToListAsync(cancel);
        var ids = outputs.Select(output => output.Id).ToList();
        var screens = await db.Screens.AsNoTracking().Where(row => row.EndedAt == null && (only == null || ids.Contains(row.OutputId))).OrderBy(row => row.Key).ToListAsync(cancel);
        var kinds = await db.ScreenClasses.AsNoTracking().ToDictionaryAsync(row => row.Key, cancel);
        var sites = await db.Clusters.AsNoTracking().ToDictionaryAsync(row => row.Id, cancel);
        var (byDevice, byOutput) = (outputs.ToLookup(output => output.DeviceId), screens.ToLookup(screen => screen.OutputId));
        return [.. devices.Select(device => Info(device, byDevice[device.Id], byOutput, kinds, sites[device.ClusterId]))];
    }

    private static DeviceInfo Info(Device device, IEnumerable<Output> outputs, ILookup<Guid, Screen> screens, Dictionary<string, ScreenClass> kinds, Cluster site) => new(
        device.Id, device.ClusterId, device.Key, device.Names,
        [
            .. from output in outputs
               select new OutputInfo(output.Id, output.Key, output.Width, output.Height, output.Rotation,
                   [.. from screen in screens[output.Id] select Info(device, screen, kinds[screen.Class], site.TimeZone)]),
        ],
        device.Downloads,
        site.TimeZone)
    {
        PinHash = site.PinHash,
    };

    private static ScreenInfo Info(Device device, Screen screen, ScreenClass kind, string zone) => new(
        screen.Id, device.Id, screen.Key, screen.Names, kind.Key, screen.X, screen.Y, kind.Width, kind.Height, zone, kind.Languages, kind.Hours);
}
