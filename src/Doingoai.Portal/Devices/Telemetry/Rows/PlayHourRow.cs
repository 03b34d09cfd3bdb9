namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>What was shown on a screen in an hour; a sum kept in the transaction that changes it.</summary>
internal sealed class PlayHourRow
{
    /// <summary>Its beginning, Unix ms.</summary>
    public long HourMs { get; set; }

    public int Place { get; set; }

    public int Subject { get; set; }

    public long Plays { get; set; }

    /// <summary>On screen within the hour, ms.</summary>
    public long ShownMs { get; set; }
}
