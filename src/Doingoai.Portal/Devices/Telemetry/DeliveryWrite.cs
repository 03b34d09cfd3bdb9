using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>A rung of the ladder.</summary>
internal sealed class DeliveryWrite(Delivery delivery, DateTimeOffset recordedAt) : TelemetryWrite(isUrgent: true)
{
    public override void Apply(TelemetrySql sql) => sql.Run(
        Statements.AddDelivery,
        sql.Place(delivery.Screen), delivery.Version, (int)delivery.Rung, delivery.AtMs, recordedAt.ToUnixTimeMilliseconds(), delivery.Reason, delivery.Entry);
}
