using System.Text.Json;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Live;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>How far manifests came: the portal's own rungs and those devices report. A lost rung is told again by the next heartbeat.</summary>
internal sealed class DeliveryIntake(TelemetryWriter writer, LiveFleet live)
{
    /// <summary>A rung of the screen can be read now. Handlers return at once.</summary>
    public event Action<Guid>? Changed;

    public void Own(Guid screen, long version, DeliveryRung rung, DateTimeOffset now) =>
        Write(new(screen, version, rung, now.ToUnixTimeMilliseconds()), now);

    public InboxVerdict Take(DeviceSession session, JsonElement body, DateTimeOffset now)
    {
        if (ProtocolJson.TryRead<Delivery>(body) is not { } delivery || !IsValid(delivery)) return InboxVerdict.Malformed;
        if (!session.Drives(delivery.Screen)) return InboxVerdict.ForeignScreen;
        if (!Write(delivery, now)) return InboxVerdict.Full;

        if (IsGivenUp(delivery)) ManifestDelivery.GivenUp(session, delivery);
        if (delivery.Rung == DeliveryRung.Drawn) live.Drawn(session.Device, delivery.Screen, delivery.Version, delivery.Entry, now);
        return InboxVerdict.Taken;
    }

    /// <summary>A report that was lost with a portal that died: the heartbeat says what was drawn, once per connection and manifest.</summary>
    public void Heal(DeviceSession session, ScreenNow said, DateTimeOffset now)
    {
        if (said.DrawnVersion is not > 0 || !session.Drives(said.Screen) || !DeviceText.IsShort(said.Entry)) return;
        if (session.Sent.Drawn.TryGetValue(said.Screen, out var known) && known >= said.DrawnVersion) return;
        if (Write(new(said.Screen, said.DrawnVersion.Value, DeliveryRung.Drawn, said.DrawnAtMs ?? now.ToUnixTimeMilliseconds(), Entry: said.Entry ?? ""), now))
            session.Sent.Drawn[said.Screen] = said.DrawnVersion.Value;
    }

    private bool Write(Delivery delivery, DateTimeOffset now) => writer.TryWrite(new DeliveryWrite(delivery, now, screen => Changed?.Invoke(screen)));

    private static bool IsGivenUp(Delivery delivery) =>
        delivery.Rung == DeliveryRung.Failed && delivery.Reason?.StartsWith(DeliveryReasons.GivenUp, StringComparison.Ordinal) == true;

    // The first two rungs and the last are the portal's own to claim.
    private static bool IsTheirs(DeliveryRung rung) => rung is not (DeliveryRung.Compiled or DeliveryRung.Sent or DeliveryRung.Superseded);

    private static bool IsValid(Delivery delivery) =>
        IsTheirs(delivery.Rung) && delivery.Version > 0
        && (delivery.Earlier is null || (delivery.Earlier.Count <= Delivery.MaxEarlier && delivery.Earlier.All(earlier => earlier is not null && IsTheirs(earlier.Rung))))
        && DeviceText.IsShort(delivery.Reason) && DeviceText.IsShort(delivery.Entry);
}
