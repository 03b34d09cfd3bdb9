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
            join output in db.Outputs.AsNoTracking() on screen.OutputId equals output.Id
            join device in db.Devices.AsNoTracking() on output.DeviceId equals device.Id
            join cluster in db.Clusters.AsNoTracking() on device.ClusterId equals cluster.Id
            join kind in db.ScreenClasses.AsNoTracking() on screen.Class equals kind.Key
            where device.EndedAt == null
            orderby screen.Key
            select new { screen, output, cluster, kind, Device = device.Id }).ToListAsync(cancel);
        return
        [
            .. rows.Select(row => new PlacedScreen(row.cluster.Id, row.Device, new(
                row.screen.Id, row.screen.Names.Vi, row.kind.Key, row.output.Key, row.screen.X, row.screen.Y, row.kind.Width, row.kind.Height,
                row.output.Rotation, row.cluster.TimeZone, row.kind.Languages))),
        ];
    }
}
