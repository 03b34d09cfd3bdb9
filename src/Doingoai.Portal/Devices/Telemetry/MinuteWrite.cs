namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>A minute that is over; a latecomer is added to it.</summary>
internal sealed class MinuteWrite(MinuteKey key, MinuteSum sum) : TelemetryWrite
{
    public override void Apply(TelemetrySql sql) => sql.Run(
        Statements.AddReading, sql.Place(key.Subject), key.Metric, key.MinuteMs, sum.Count, sum.Min, sum.Max, sum.Sum, sum.Last);
}
