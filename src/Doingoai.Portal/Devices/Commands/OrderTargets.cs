using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Who is meant by a scope, among the clusters the person may command.</summary>
internal sealed class OrderTargets(IFleet fleet, IAccess access)
{
    /// <summary>The targets and how many screens they concern; <c>null</c> if there is no such screen, device, cluster or class.</summary>
    public async Task<(IReadOnlyList<CommandTarget> To, int Screens)?> FindAsync(ICommandKind kind, OrderScope scope, string id, Person by, CancellationToken cancel)
    {
        var devices = new List<DeviceInfo>();
        var isKnown = false;
        foreach (var device in (await fleet.ClustersAsync(cancel)).SelectMany(cluster => cluster.Devices).Where(device => Meant(device, scope, id).Any() || IsDevice(device, scope, id)))
        {
            isKnown = true;
            if (await access.MayAsync(by.Id, Permission.CommandDevices, new(Cluster: device.Cluster), cancel)) devices.Add(device);
            else if (scope != OrderScope.ScreenClass) throw new RuleException("command.not-your-cluster");
        }

        if (!isKnown) return null;
        if (devices.Count == 0) throw new RuleException("command.not-your-cluster");
        if (kind.NeedsScreen) return Screens(devices, scope, id);

        // A machine drives all of its screens; from the card of one of them the order stays with that card.
        Guid? only = scope == OrderScope.Screen ? Guid.Parse(id) : null;
        IReadOnlyList<CommandTarget> to = [.. devices.Select(device => new CommandTarget(device.Id, only))];
        return (to, devices.Sum(device => device.Screens.Count()));
    }

    /// <summary>Every device of an order, for whoever decides about it.</summary>
    public async Task DemandAsync(DeviceOrder order, Person by, CancellationToken cancel)
    {
        var meant = order.To.Select(target => target.Device).ToHashSet();
        var clusters = (await fleet.ClustersAsync(cancel)).SelectMany(cluster => cluster.Devices).Where(device => meant.Contains(device.Id)).Select(device => device.Cluster).Distinct();
        foreach (var cluster in clusters)
            if (!await access.MayAsync(by.Id, Permission.CommandDevices, new(Cluster: cluster), cancel)) throw new RuleException("command.not-your-cluster");
    }

    private static (IReadOnlyList<CommandTarget>, int)? Screens(List<DeviceInfo> devices, OrderScope scope, string id)
    {
        List<CommandTarget> to = [.. devices.SelectMany(device => Meant(device, scope, id).Select(screen => new CommandTarget(device.Id, screen.Id)))];
        return to.Count == 0 ? null : (to, to.Count);
    }

    private static IEnumerable<ScreenInfo> Meant(DeviceInfo device, OrderScope scope, string id) => scope switch
    {
        OrderScope.Screen => device.Screens.Where(screen => Is(screen.Id, id)),
        OrderScope.Device => Is(device.Id, id) ? device.Screens : [],
        OrderScope.Cluster => Is(device.Cluster, id) ? device.Screens : [],
        _ => device.Screens.Where(screen => screen.Class == id),
    };

    private static bool IsDevice(DeviceInfo device, OrderScope scope, string id) =>
        scope == OrderScope.Device && Is(device.Id, id) || scope == OrderScope.Cluster && Is(device.Cluster, id);

    private static bool Is(Guid one, string id) => Guid.TryParse(id, out var other) && one == other;
}
