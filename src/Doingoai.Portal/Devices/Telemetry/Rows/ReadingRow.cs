namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>One minute of a metric of a device or screen.</summary>
internal sealed class ReadingRow
{
    public int Place { get; set; }

    public string Metric { get; set; } = "";

    public long MinuteMs { get; set; }

    public int Count { get; set; }

    public double Min { get; set; }

    public double Max { get; set; }

    public double Sum { get; set; }

    public double Last { get; set; }
}
