using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Deliveries;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Api;

/// <summary>On how many screens it is, and what the others wait for.</summary>
internal sealed record ReachAnswer(int Screens, int Drawn, int NotInUse, IReadOnlyList<UnreachedAnswer> Missing)
{
    public static ReachAnswer Of(ReachFigures reach) => new(
        reach.Of, reach.Drawn, reach.NotInUse,
        [.. reach.Missing.Select(one => new UnreachedAnswer(one.Screen.Id, one.Lasting?.State, one.Lasting?.FromMs, one.Ladder.Version, one.Ladder.Top, one.Ladder.Failed?.Reason))]);
}

/// <param name="SinceMs">Since when the screen is in that state, Unix ms.</param>
/// <param name="Top">The highest rung reached.</param>
internal sealed record UnreachedAnswer(Guid Screen, ScreenState? State, long? SinceMs, long Version, DeliveryRung? Top, string? Reason);
