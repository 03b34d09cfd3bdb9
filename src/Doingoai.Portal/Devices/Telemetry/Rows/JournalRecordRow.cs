namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>A record of a device's journal, as its exact line.</summary>
internal sealed class JournalRecordRow
{
    public int Run { get; set; }

    public long Seq { get; set; }

    public string Kind { get; set; } = "";

    public long MonoMs { get; set; }

    /// <summary>Portal time, Unix ms; null until the run's clock is known.</summary>
    public long? AtMs { get; set; }

    public long ReceivedMs { get; set; }

    public string Line { get; set; } = "";
}
