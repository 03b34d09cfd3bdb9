using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Reads where screens lie.</summary>
internal static class PlacedScreens
{
    /// <param name="only">One screen; <c>null</c> = all.</param>
    public static async Task<IReadOnlyList<PlacedScreen>> LoadAsync(PortalDb db, Guid? only, CancellationToken cancel)
    {
        var rows = await (
            from screen in db.Screens.AsNoTracking()
            where screen.EndedAt == null && (only == null || screen.Id == only)
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
