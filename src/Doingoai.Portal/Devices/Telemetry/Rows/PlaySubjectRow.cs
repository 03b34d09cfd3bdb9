namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>An item in a language under a small number.</summary>
internal sealed class PlaySubjectRow
{
    public int Id { get; set; }

    public string Item { get; set; } = "";

    public string Language { get; set; } = "";

    /// <summary>As it was sent last.</summary>
    public string? Title { get; set; }
}
