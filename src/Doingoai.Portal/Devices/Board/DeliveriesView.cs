using Doingoai.Portal.Devices.Deliveries;

namespace Doingoai.Portal.Devices.Board;

/// <summary>How far something came, in words.</summary>
internal sealed record ReachView(string Sentence, bool IsComplete, IReadOnlyList<string> Missing);

/// <summary>What one act changed and how far it came.</summary>
/// <param name="Screens">How many it concerns; of thousands only some are listed, those first that do not show it yet.</param>
internal sealed record ChangeView(DateTimeOffset At, string Title, ReachView Reach, int Screens, IReadOnlyList<LadderView> Ladders);

/// <summary>A manifest on a screen, step by step.</summary>
/// <param name="Title">Among those of one act the screen, among those of one screen what it changed.</param>
internal sealed record LadderView(string Title, Guid Screen, Ladder Ladder, DateTimeOffset AsOf);

/// <summary>The page of deliveries: of all screens by act, or of one screen.</summary>
/// <param name="Screen"><c>null</c>: all.</param>
internal sealed record DeliveriesView(DateTimeOffset AsOf, string? Screen, ReachView Reach, IReadOnlyList<ChangeView> Changes, IReadOnlyList<LadderView> Ladders, string Address);
