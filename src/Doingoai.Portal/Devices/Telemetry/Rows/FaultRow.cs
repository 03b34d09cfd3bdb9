namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>A fault a device has told, one row for each code and screen: since when, how often, whether it is over.</summary>
internal sealed class FaultRow
{
    public int Place { get; set; }

    /// <summary>0: the device as a whole.</summary>
    public int Screen { get; set; }

    public string Code { get; set; } = "";

    /// <summary>What the last report was about, made safe to show.</summary>
    public string? Detail { get; set; }

    public int Count { get; set; }

    public long FirstMs { get; set; }

    public long LastMs { get; set; }

    public long? EndedMs { get; set; }
}
