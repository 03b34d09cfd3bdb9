namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>How far the journal of one agent start has been taken.</summary>
internal sealed class JournalRunRow
{
    public int Id { get; set; }

    public int Place { get; set; }

    public string Run { get; set; } = "";

    public long UpToSeq { get; set; }

    /// <summary>SHA-256 of the last line taken; the next one must name it.</summary>
    public string LastSha256 { get; set; } = "";

    /// <summary>Portal time minus the run's monotonic clock, ms, once a record has told; places records written before that.</summary>
    public long? DeltaMs { get; set; }

    /// <summary>Plays that have not ended, as JSON of <see cref="Protocol.Journals.PlayTally"/>; null: none was followed yet.</summary>
    public string? Plays { get; set; }

    /// <summary>Up to here the device folded it into counts.</summary>
    public long? FoldedTo { get; set; }
}
