using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Reads where screens lie.</summary>
internal static class PlacedScreens
{
    /// <param name="only">Ids; <c>null</c> = all.</param>
    public static async Task<IReadOnlyList<PlacedScreen>> LoadAsync(PortalDb db, IReadOnlyCollection<Guid>? only, CancellationToken cancel)
    {
        var screens = only is null ? db.Screens.AsNoTracking() : db.Screens.AsNoTracking().Where(screen => only.Contains(screen.Id));
        var rows = await (
            from screen in screens
            where screen.EndedAt == null
            join output in db.Outputs on screen.OutputId equals output.Id
            join device in db.Devices on output.DeviceId equals device.Id
            where device.EndedAt == null
            orderby screen.Key
            select new { screen.Id, screen.Names.Vi, screen.Class, screen.X, screen.Y, Output = output.Key, output.Rotation, Device = device.Id, Cluster = device.ClusterId }).ToListAsync(cancel);
        // A handful, which a thousand screens share.
        var zones = await db.Clusters.Select(cluster => new { cluster.Id, cluster.TimeZone }).ToDictionaryAsync(cluster => cluster.Id, cluster => cluster.TimeZone, cancel);
        var classes = await db.ScreenClasses.AsNoTracking().ToDictionaryAsync(kind => kind.Key, cancel);
        return
        [
            .. from row in rows
               let kind = classes[row.Class]
               select new PlacedScreen(row.Cluster, row.Device, new(
                   row.Id, row.Vi, kind.Key, row.Output, row.X, row.Y, kind.Width, kind.Height, row.Rotation, zones[row.Cluster], kind.Languages)),
        ];
    }
}
