namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>A line of hourly counts that a device kept in place of single plays.</summary>
internal sealed class FoldedPlayRow
{
    /// <summary>The device.</summary>
    public int Device { get; set; }

    /// <summary>Of the folded part: it may come again.</summary>
    public string Sha256 { get; set; } = "";

    public int Line { get; set; }

    public long HourMs { get; set; }

    public int Place { get; set; }

    public string? Item { get; set; }

    public string? Language { get; set; }

    public long Plays { get; set; }

    public long ShownMs { get; set; }

    /// <summary>Number of <see cref="Devices.Plays.PlayDoubt"/>.</summary>
    public int Doubt { get; set; }
}
