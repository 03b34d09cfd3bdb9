using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Faults;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Reads the head of the board. Every open board asks again after each change, so nothing is read screen by screen.</summary>
internal sealed class SummaryReader(DeviceDirectory directory, AvailabilityLoop availability, FaultStore faults, DeliveriesReader deliveries, OrdersReader ordered, TimeProvider time)
{
    private const int ChangesShown = 3;

    public async Task<SummaryView> ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var devices = (await directory.ClustersAsync(cancel)).SelectMany(cluster => cluster.Devices).ToList();
        var counts = devices.SelectMany(device => device.Screens).Select(screen => availability.Lasting(screen.Id)?.State ?? ScreenState.NotCommissioned)
            .GroupBy(state => state).OrderByDescending(same => same.Key).Select(same => (same.Key, same.Count())).ToList();
        var standing = await faults.StandingAsync(now, only: null, cancel);
        return new(
            now, counts, devices.Sum(device => standing[device.Id].Count(fault => fault.IsNew && IsOf(device, fault))), await ordered.ProposedAsync(cancel),
            await deliveries.FleetAsync(cancel), await deliveries.ChangesAsync(ChangesShown, cancel));
    }

    private static bool IsOf(DeviceInfo device, DeviceFault fault) => device.Screens.Any(screen => fault.Screen is null || fault.Screen == screen.Id);
}
