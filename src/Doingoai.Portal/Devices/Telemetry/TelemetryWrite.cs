namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>One thing to write; its statements run within the transaction of a batch.</summary>
/// <param name="rows">How many rows it is, for the size of the transaction.</param>
/// <param name="isUrgent">Somebody waits for it: the batch is not held open for more.</param>
internal abstract class TelemetryWrite(int rows = 1, bool isUrgent = false)
{
    public int Rows => rows;

    public bool IsUrgent => isUrgent;

    public abstract void Apply(TelemetrySql sql);

    /// <summary>After the commit; false: it was rolled back.</summary>
    public virtual void Done(bool committed)
    {
    }
}
