namespace Doingoai.Portal.Devices.Telemetry.Rows;

/// <summary>The device's signature over a batch of records.</summary>
internal sealed class JournalBatchRow
{
    public int Run { get; set; }

    public long ToSeq { get; set; }

    public long FromSeq { get; set; }

    /// <summary>See <see cref="Journals.SignedBatch.Text"/>.</summary>
    public string Signed { get; set; } = "";
}
