using Doingoai.Portal.Devices.Telemetry;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>Ends the lasting span of a screen and begins the next at the same moment.</summary>
/// <param name="lost">Hears that it could not be written.</param>
internal sealed class SpanWrite(Guid screen, Span span, Action<Guid, Span>? lost = null) : TelemetryWrite(rows: 2, isUrgent: true)
{
    public override void Apply(TelemetrySql sql)
    {
        var place = sql.Place(screen);
        sql.Run(Statements.EndSpan, place, span.FromMs);
        sql.Run(Statements.AddSpan, place, span.FromMs, (int)span.State, span.Reason);
    }

    public override void Done(bool committed)
    {
        if (!committed) lost?.Invoke(screen, span);
    }
}
