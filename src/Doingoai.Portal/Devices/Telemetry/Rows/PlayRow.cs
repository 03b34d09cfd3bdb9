namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>Proof of play: an entry was drawn. It ends when the next one of the screen begins.</summary>
internal sealed class PlayRow
{
    public int Run { get; set; }

    public long Seq { get; set; }

    public int Place { get; set; }

    public long Manifest { get; set; }

    public string Entry { get; set; } = "";

    public string? Item { get; set; }

    public string? Language { get; set; }

    public string? Sha256 { get; set; }

    public long MonoMs { get; set; }

    public long? AtMs { get; set; }
}
