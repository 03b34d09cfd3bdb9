namespace Doingoai.Portal.Devices.Board;

/// <summary>Everything the board shows, as of one moment.</summary>
internal sealed record BoardView(DateTimeOffset AsOf, IReadOnlyList<ClusterView> Clusters, SummaryView Summary);

internal sealed record ClusterView(Guid Id, string Name, IReadOnlyList<ScreenView> Screens);
