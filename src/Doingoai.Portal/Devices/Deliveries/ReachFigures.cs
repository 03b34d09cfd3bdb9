using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Deliveries;

/// <summary>On how many screens something is, and what the others lack.</summary>
/// <param name="Of">Screens in use that it concerns.</param>
/// <param name="Missing">Those of them that do not show it yet.</param>
/// <param name="NotInUse">Screens it concerns that no device has ever reported for; nobody waits for them.</param>
/// <param name="Superseded">Screens on which a newer one took its place before it was drawn; not among <paramref name="Of"/>.</param>
internal sealed record ReachFigures(int Of, IReadOnlyList<Unreached> Missing, int NotInUse, int Superseded = 0)
{
    public int Drawn => Of - Missing.Count;
}

/// <param name="Lasting">The state of the screen and since when.</param>
internal sealed record Unreached(ScreenInfo Screen, Span? Lasting, Ladder Ladder);
