using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Devices.Board;

/// <summary>How many of the screens in use work now: what a leader asks first.</summary>
internal sealed class ScreensTile(DeviceDirectory directory, AvailabilityLoop availability, IStringLocalizer<Texts> texts) : IDashboardTile
{
    public int Order => 5;

    public Permission Permission => Permission.WatchBoard;

    public async Task<DashboardFigure> CountAsync(CancellationToken cancel)
    {
        var states = (from cluster in await directory.ClustersAsync(cancel)
                      from device in cluster.Devices
                      from screen in device.Screens
                      select availability.Lasting(screen.Id)?.State ?? ScreenState.NotCommissioned).ToList();
        var inUse = states.Where(state => state != ScreenState.NotCommissioned).ToList();
        var working = inUse.Count(state => state == ScreenState.Online);
        return new(
            texts["TileScreens"], $"{working}/{inUse.Count}", "/board", "monitoring",
            states.Count > inUse.Count ? texts["ReachNotInUse", states.Count - inUse.Count].Value : null, working < inUse.Count ? Tone.Attention : Tone.Neutral, LeavesAdmin: true);
    }
}
