namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>A stretch of one availability state of a screen, half-open; no end: it lasts.</summary>
internal sealed class SpanRow
{
    public int Place { get; set; }

    public long FromMs { get; set; }

    public long? ToMs { get; set; }

    /// <summary>Number of <see cref="Availability.ScreenState"/>.</summary>
    public int State { get; set; }

    public string? Reason { get; set; }
}
