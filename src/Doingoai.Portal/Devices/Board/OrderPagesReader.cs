using System.Globalization;
using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Reads what the pages of orders show to one person.</summary>
internal sealed class OrderPagesReader(OrdersReader orders, IFleet fleet, IAccess access, TimeProvider time)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async Task<OrdersView> LatestAsync(Person by, string token, string? refusal, CancellationToken cancel) =>
        await ViewAsync(await orders.LatestAsync(cancel), isOne: false, "/board/orders", by, token, refusal, cancel);

    public async Task<OrdersView?> OneAsync(Guid order, Person by, string token, string? refusal, CancellationToken cancel) =>
        await orders.FindAsync(order, cancel) is { } found ? await ViewAsync([found], isOne: true, $"/board/orders/{order:N}", by, token, refusal, cancel) : null;

    public async Task<NewOrderView?> NewAsync(string? chosen, Person by, string token, string? refusal, CancellationToken cancel)
    {
        var scopes = new List<ScopeChoice>();
        var mine = await MineAsync(by, cancel);
        var names = Names(mine);
        foreach (var cluster in mine) scopes.Add(new(OrderScope.Cluster, cluster.Id.ToString("N"), cluster.Names.In(Language), cluster.Devices.Sum(device => device.Screens.Count())));
        foreach (var of in mine.SelectMany(cluster => cluster.Devices).SelectMany(device => device.Screens).GroupBy(screen => screen.Class).OrderBy(of => of.Key))
            scopes.Add(new(OrderScope.ScreenClass, of.Key, of.Key, of.Count()));
        foreach (var device in mine.SelectMany(cluster => cluster.Devices))
        {
            scopes.Add(new(OrderScope.Device, device.Id.ToString("N"), names[device.Id].Whole, device.Screens.Count()));
            foreach (var screen in device.Screens) scopes.Add(new(OrderScope.Screen, screen.Id.ToString("N"), names[screen.Id].Whole, device.Screens.Count()));
        }

        if (string.IsNullOrEmpty(chosen)) return scopes.Count == 0 ? null : new(scopes, null, token, refusal);
        var value = chosen.Split(':', 2) is [var kind, var id] && Guid.TryParse(id, out var guid) ? $"{kind}:{guid:N}" : chosen;
        var scope = scopes.Find(one => string.Equals(one.Value, value, StringComparison.OrdinalIgnoreCase));
        return scope is null ? null : new(scopes, scope, token, refusal);
    }

    private async Task<List<ClusterInfo>> MineAsync(Person by, CancellationToken cancel)
    {
        var mine = new List<ClusterInfo>();
        foreach (var cluster in await fleet.ClustersAsync(cancel))
            if (await access.MayAsync(by.Id, Permission.CommandDevices, new(Cluster: cluster.Id), cancel)) mine.Add(cluster);
        return mine;
    }

    private async Task<OrdersView> ViewAsync(IReadOnlyList<OrderAnswer> found, bool isOne, string address, Person by, string token, string? refusal, CancellationToken cancel)
    {
        var clusters = await fleet.ClustersAsync(cancel);
        var mine = (await MineAsync(by, cancel)).Select(cluster => cluster.Id).ToHashSet();
        var names = Names(clusters);
        var now = time.GetUtcNow();
        return new(
            now,
            [
                .. found.Select(order => new OrderView(
                    order, Whom(order, names), Targets(order, names),
                    order.State == OrderState.Proposed && order.Targets.All(target => clusters.Any(cluster => mine.Contains(cluster.Id) && cluster.Devices.Any(device => device.Id == target.Device))),
                    order.ById == by.Id, token, now)),
            ],
            isOne, mine.Count > 0, address, refusal);
    }

    private static string Whom(OrderAnswer order, Dictionary<Guid, NamedPlace> names) =>
        Guid.TryParse(order.ScopeId, out var id) && names.TryGetValue(id, out var place) ? place.Whole : order.ScopeId ?? "";

    private static List<TargetView> Targets(OrderAnswer order, Dictionary<Guid, NamedPlace> names) =>
        [.. order.Targets.Select(target => new TargetView(
            names.GetValueOrDefault(target.Screen ?? target.Device).Name ?? "–", order.Commands.FirstOrDefault(command => command.Device == target.Device && command.Screen == target.Screen)))];

    private static Dictionary<Guid, NamedPlace> Names(IReadOnlyList<ClusterInfo> clusters)
    {
        var names = new Dictionary<Guid, NamedPlace>();
        foreach (var cluster in clusters)
        {
            var of = cluster.Names.In(Language);
            names[cluster.Id] = new(of, null);
            foreach (var device in cluster.Devices)
            {
                names[device.Id] = new(device.Names.In(Language), of);
                foreach (var screen in device.Screens) names[screen.Id] = new(screen.Names.In(Language), of);
            }
        }

        return names;
    }

    // "Face 1" is the name of many.
    private readonly record struct NamedPlace(string? Name, string? Cluster)
    {
        public string Whole => Cluster is null ? Name ?? "" : $"{Name} · {Cluster}";
    }
}
