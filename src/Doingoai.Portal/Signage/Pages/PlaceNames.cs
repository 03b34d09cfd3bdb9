using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>What the target of a schedule is called.</summary>
internal sealed record PlaceNames(IReadOnlyList<ClusterInfo> Clusters, string Language, string Everywhere)
{
    public static PlaceNames None { get; } = new([], "vi", "");

    public string Name(ScheduleTarget target) => target switch
    {
        { Screen: { } screen } => Clusters.SelectMany(cluster => cluster.Devices).SelectMany(device => device.Screens).FirstOrDefault(one => one.Id == screen)?.Names.In(Language) ?? "–",
        { Cluster: { } cluster } => Clusters.FirstOrDefault(one => one.Id == cluster)?.Names.In(Language) ?? "–",
        _ => Everywhere,
    };
}
