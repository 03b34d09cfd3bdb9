using System.Threading.Channels;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>
/// The one writer of telemetry: transactions of at most 2,000 rows or 250 ms, at once when somebody waits. Acknowledgements
/// follow the commit. Stated loss: when the queue is full a write is refused and its sender decides; a batch that fails twice
/// is dropped and its senders are told.
/// </summary>
internal sealed partial class TelemetryWriter(TelemetryConnection connections, TimeProvider time, ILogger<TelemetryWriter> logger) : BackgroundService
{
    // A disk may take 20 ms for a commit; with 500 rows in each a busy fleet would wait for the disk alone.
    public const int MaxRows = 2_000;

    public static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(250);

    private readonly Channel<TelemetryWrite> _queue = Channel.CreateBounded<TelemetryWrite>(new BoundedChannelOptions(20_000) { SingleReader = true });
    private TelemetrySql? _sql;

    public bool TryWrite(TelemetryWrite write) => _queue.Writer.TryWrite(write);

    public override void Dispose()
    {
        _sql?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var batch = new List<TelemetryWrite>();
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken))
            {
                await CollectAsync(batch, stoppingToken);
                Write(batch);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            while (_queue.Reader.TryRead(out var last)) batch.Add(last);
            if (batch.Count > 0) Write(batch); // what was taken is kept
        }
    }

    private async Task CollectAsync(List<TelemetryWrite> batch, CancellationToken stop)
    {
        var until = time.GetTimestamp();
        var rows = 0;
        var urgent = false;
        while (true)
        {
            while (rows < MaxRows && _queue.Reader.TryRead(out var write))
            {
                batch.Add(write);
                rows += write.Rows;
                urgent |= write.IsUrgent;
            }

            var left = MaxWait - time.GetElapsedTime(until);
            if (urgent || rows >= MaxRows || left <= TimeSpan.Zero || !await MoreAsync(left, stop)) return;
        }
    }

    private async Task<bool> MoreAsync(TimeSpan wait, CancellationToken stop)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(wait);
        try
        {
            return await _queue.Reader.WaitToReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Write(List<TelemetryWrite> batch)
    {
        var committed = TryCommit(batch) || TryCommit(batch); // once more on a new connection
        foreach (var write in batch) write.Done(committed);
    }

    private bool TryCommit(List<TelemetryWrite> batch)
    {
        try
        {
            var sql = _sql ??= Open();
            sql.Begin();
            foreach (var write in batch) write.Apply(sql);
            sql.Commit();
            return true;
        }
        catch (Exception error)
        {
            LogFailed(error, batch.Count);
            _sql?.Dispose();
            _sql = null;
            return false;
        }
    }

    private TelemetrySql Open()
    {
        var connection = connections.Create();
        connection.Open();
        if (connection is Microsoft.Data.Sqlite.SqliteConnection)
        {
            using var pragma = connection.CreateCommand();
            pragma.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000"; // batches make full safety free; 32 MB between checkpoints, each of which waits for the disk twice
            pragma.ExecuteNonQuery();
        }

        return new TelemetrySql(connection);
    }

    [LoggerMessage(LogLevel.Error, "Writing {Count} telemetry entries failed.")]
    private partial void LogFailed(Exception error, int count);
}
