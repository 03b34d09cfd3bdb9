namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>A device or screen under a small number, because millions of rows name one.</summary>
internal sealed class PlaceRow
{
    public int Id { get; set; }

    /// <summary>Guid, lower-case N form.</summary>
    public string Guid { get; set; } = "";
}
