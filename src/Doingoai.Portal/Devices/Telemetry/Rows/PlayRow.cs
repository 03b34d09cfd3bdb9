namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>
/// Proof of play: an entry was drawn. Run and number say where its record first stood, so that a record written again counts
/// once.
/// </summary>
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

    /// <summary>How long it was on screen so far, ms.</summary>
    public long ShownMs { get; set; }

    /// <summary>Number of <see cref="Plays.PlayDoubt"/>.</summary>
    public int Doubt { get; set; }
}
