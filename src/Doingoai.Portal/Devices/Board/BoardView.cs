using Doingoai.Portal.Devices.Availability;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Everything the board shows, as of one moment.</summary>
internal sealed record BoardView(
    DateTimeOffset AsOf, IReadOnlyList<ClusterView> Clusters, ReachView Reach, IReadOnlyList<ChangeView> Changes, int Proposed, bool MayCommand, string Token)
{
    /// <summary>Faults nobody has taken notice of; one of a device counts once, however many screens it drives.</summary>
    public int NewFaults => Clusters.SelectMany(cluster => cluster.Screens).SelectMany(screen => screen.Faults).Where(fault => fault.IsNew).DistinctBy(fault => (fault.Device, fault.Screen, fault.Code)).Count();

    /// <summary>How many screens are in which state, the ones that need somebody first.</summary>
    public IEnumerable<(ScreenState State, int Count)> Counts => Clusters.SelectMany(cluster => cluster.Screens)
        .GroupBy(screen => screen.State.State).OrderByDescending(group => group.Key).Select(group => (group.Key, group.Count()));
}

internal sealed record ClusterView(Guid Id, string Name, IReadOnlyList<ScreenView> Screens);
