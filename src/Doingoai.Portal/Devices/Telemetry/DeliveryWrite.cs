using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>A rung of the ladder, and those told with it.</summary>
/// <param name="written">Called after the commit: only then can it be read.</param>
internal sealed class DeliveryWrite(Delivery delivery, DateTimeOffset recordedAt, Action<Guid>? written = null) : TelemetryWrite(isUrgent: true)
{
    public override void Apply(TelemetrySql sql)
    {
        foreach (var earlier in delivery.Earlier ?? []) Add(sql, earlier.Rung, earlier.AtMs, null, null);
        Add(sql, delivery.Rung, delivery.AtMs, delivery.Reason, delivery.Entry);
    }

    public override void Done(bool committed)
    {
        if (committed) written?.Invoke(delivery.Screen);
    }

    private void Add(TelemetrySql sql, DeliveryRung rung, long atMs, string? reason, string? entry) => sql.Run(
        Statements.AddDelivery, sql.Place(delivery.Screen), delivery.Version, (int)rung, atMs, recordedAt.ToUnixTimeMilliseconds(), reason, entry);
}
