using Doingoai.Portal.Devices.Telemetry;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>A span that could not be written when it began. What followed it may have been: it ends where the next begins.</summary>
/// <param name="lost">Hears that it could not be written again.</param>
internal sealed class LateSpanWrite(Guid screen, Span span, Action<Guid, Span> lost) : TelemetryWrite(rows: 2)
{
    public override void Apply(TelemetrySql sql)
    {
        var place = sql.Place(screen);
        var next = sql.Rows(Statements.FindNextSpan, place, span.FromMs) is [[long from]] ? from : (long?)null;
        sql.Run(Statements.CutSpan, place, span.FromMs);
        sql.Run(Statements.AddLateSpan, place, span.FromMs, next, (int)span.State, span.Reason);
    }

    public override void Done(bool committed)
    {
        if (!committed) lost(screen, span);
    }
}
