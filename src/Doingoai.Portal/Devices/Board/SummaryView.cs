using Doingoai.Portal.Devices.Availability;

namespace Doingoai.Portal.Devices.Board;

/// <summary>What the head of the board says of all screens together.</summary>
/// <param name="Counts">How many screens are in which state, the ones that need somebody first.</param>
/// <param name="NewFaults">Faults nobody has taken notice of; one of a device counts once, however many screens it drives.</param>
/// <param name="Proposed">Orders that wait for a second person.</param>
internal sealed record SummaryView(
    DateTimeOffset AsOf, IReadOnlyList<(ScreenState State, int Count)> Counts, int NewFaults, int Proposed, ReachView Reach, IReadOnlyList<ChangeView> Changes);
