using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>A rung of the ladder.</summary>
/// <param name="written">Called after the commit: only then can it be read.</param>
internal sealed class DeliveryWrite(Delivery delivery, DateTimeOffset recordedAt, Action<Guid>? written = null) : TelemetryWrite(isUrgent: true)
{
    public override void Apply(TelemetrySql sql) => sql.Run(
        Statements.AddDelivery,
        sql.Place(delivery.Screen), delivery.Version, (int)delivery.Rung, delivery.AtMs, recordedAt.ToUnixTimeMilliseconds(), delivery.Reason, delivery.Entry);

    public override void Done(bool committed)
    {
        if (committed) written?.Invoke(delivery.Screen);
    }
}
