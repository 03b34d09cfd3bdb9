using Doingoai.Portal.Devices.Api;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Deliveries;

/// <summary>How far one manifest came on one screen. Pure.</summary>
/// <param name="Rungs">In the order of the ladder; the last two are no steps but ends.</param>
internal sealed record Ladder(Guid Screen, long Version, IReadOnlyList<RungAnswer> Rungs)
{
    /// <summary>The steps of a delivery that goes well.</summary>
    public static readonly IReadOnlyList<DeliveryRung> Steps =
        [DeliveryRung.Compiled, DeliveryRung.Sent, DeliveryRung.Received, DeliveryRung.Verified, DeliveryRung.Activated, DeliveryRung.Drawn];

    public RungAnswer? Drawn => Find(DeliveryRung.Drawn);

    /// <summary>Why it was refused or could not be drawn; no reason to despair once it is drawn.</summary>
    public RungAnswer? Failed => Drawn is null ? Find(DeliveryRung.Failed) : null;

    /// <summary>A newer one came before this one was drawn.</summary>
    public RungAnswer? Superseded => Find(DeliveryRung.Superseded);

    /// <summary>The highest step reached.</summary>
    public DeliveryRung? Top => Steps.Reverse().Cast<DeliveryRung?>().FirstOrDefault(rung => Find(rung!.Value) is not null);

    public RungAnswer? Find(DeliveryRung rung) => Rungs.FirstOrDefault(one => one.Rung == rung);

    /// <summary>
    /// Two rungs are no reports but facts of the portal's own record: a manifest that exists was compiled, and one that was
    /// followed before it was drawn is superseded. So no report can be lost with a portal that dies.
    /// </summary>
    public static Ladder Of(Guid screen, long version, DateTimeOffset? issuedAt, DateTimeOffset? followedAt, IEnumerable<RungAnswer> reported)
    {
        var rungs = reported.Where(rung => rung.Rung != DeliveryRung.Compiled || issuedAt is null).ToList();
        if (issuedAt is { } issued) rungs.Add(Own(DeliveryRung.Compiled, issued));
        if (followedAt is { } followed && !rungs.Exists(rung => rung.Rung == DeliveryRung.Drawn)) rungs.Add(Own(DeliveryRung.Superseded, followed));
        return new(screen, version, [.. rungs.OrderBy(rung => rung.Rung)]);
    }

    private static RungAnswer Own(DeliveryRung rung, DateTimeOffset at) => new(rung, at.ToUnixTimeMilliseconds(), at.ToUnixTimeMilliseconds(), null, null);
}
