using System.Text.Json;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Live;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>How far manifests came: the portal's own rungs and those devices report. A lost rung is told again by the next heartbeat.</summary>
internal sealed class DeliveryIntake(TelemetryWriter writer, LiveFleet live)
{
    public void Own(Guid screen, long version, DeliveryRung rung, DateTimeOffset now) =>
        writer.TryWrite(new DeliveryWrite(new(screen, version, rung, now.ToUnixTimeMilliseconds()), now));

    public InboxVerdict Take(DeviceSession session, JsonElement body, DateTimeOffset now)
    {
        if (ProtocolJson.TryRead<Delivery>(body) is not { } delivery || !IsValid(delivery)) return InboxVerdict.Malformed;
        if (!session.Drives(delivery.Screen)) return InboxVerdict.ForeignScreen;
        if (!writer.TryWrite(new DeliveryWrite(delivery, now))) return InboxVerdict.Full;

        if (delivery.Rung == DeliveryRung.Drawn) live.Drawn(session.Device, delivery.Screen, delivery.Version, delivery.Entry, now);
        return InboxVerdict.Taken;
    }

    // The first two rungs are the portal's own to claim.
    private static bool IsValid(Delivery delivery) =>
        delivery.Rung is not (DeliveryRung.Compiled or DeliveryRung.Sent) && delivery.Version > 0
        && DeviceText.IsShort(delivery.Reason) && DeviceText.IsShort(delivery.Entry);
}
