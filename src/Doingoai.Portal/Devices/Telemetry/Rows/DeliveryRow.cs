namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>A rung of the delivery ladder a manifest reached on a screen; the first report counts.</summary>
internal sealed class DeliveryRow
{
    public int Place { get; set; }

    public long Version { get; set; }

    /// <summary>Number of <see cref="Protocol.Wire.DeliveryRung"/>.</summary>
    public int Rung { get; set; }

    /// <summary>As reported, Unix ms.</summary>
    public long AtMs { get; set; }

    /// <summary>Portal clock at receipt, Unix ms.</summary>
    public long RecordedMs { get; set; }

    public string? Reason { get; set; }

    public string? Entry { get; set; }
}
