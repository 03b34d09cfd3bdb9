namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>What was shown on a screen on a day in Vietnam.</summary>
internal sealed class PlayDayRow
{
    /// <summary>Midnight in Vietnam, Unix ms.</summary>
    public long DayMs { get; set; }

    public int Place { get; set; }

    public int Subject { get; set; }

    public long Plays { get; set; }

    public long ShownMs { get; set; }
}
