namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Minutes that are over; a latecomer is added to its minute.</summary>
internal sealed class MinuteWrite(IReadOnlyCollection<KeyValuePair<MinuteKey, MinuteSum>> minutes) : TelemetryWrite(minutes.Count)
{
    public override void Apply(TelemetrySql sql)
    {
        foreach (var (key, sum) in minutes) sql.Run(Statements.AddReading, sql.Place(key.Subject), key.Metric, key.MinuteMs, sum.Count, sum.Min, sum.Max, sum.Sum, sum.Last);
    }
}
