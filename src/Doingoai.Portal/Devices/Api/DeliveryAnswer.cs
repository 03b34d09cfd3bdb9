using Doingoai.Portal.Devices.Deliveries;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Api;

/// <summary>How far a manifest came on a screen, in the order of the ladder.</summary>
internal sealed record DeliveryAnswer(Guid Screen, long Version, IReadOnlyList<RungAnswer> Rungs)
{
    public static DeliveryAnswer Of(Ladder ladder) => new(ladder.Screen, ladder.Version, ladder.Rungs);
}

/// <param name="AtMs">As reported, Unix ms.</param>
/// <param name="RecordedMs">Portal clock at receipt, Unix ms.</param>
internal sealed record RungAnswer(DeliveryRung Rung, long AtMs, long RecordedMs, string? Reason, string? Entry);
