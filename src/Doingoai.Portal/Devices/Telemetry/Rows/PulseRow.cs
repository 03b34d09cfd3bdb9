namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>The last moment the portal was there to see; what follows a pause of it is unknown, not offline.</summary>
internal sealed class PulseRow
{
    public int Id { get; set; }

    public long AtMs { get; set; }
}
