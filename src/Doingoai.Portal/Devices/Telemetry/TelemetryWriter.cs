using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>
/// The one writer of telemetry: transactions of at most 2,000 rows or 250 ms, at once when somebody waits. Acknowledgements
/// follow the commit. Stated loss: when the queue is full a write is refused and its sender decides; what fails twice is
/// dropped and its sender is told. What one device says that cannot be stored does not undo what the others say.
/// </summary>
internal sealed partial class TelemetryWriter(TelemetryConnection connections, TimeProvider time, ILogger<TelemetryWriter> logger) : BackgroundService
{
    // A disk may take 20 ms for a commit; with 500 rows in each a busy fleet would wait for the disk alone.
    public const int MaxRows = 2_000;

    // https://sqlite.org/rescode.html
    private const int Errors = 1;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int Range = 25;

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
        var isCommitted = TryCommit(batch, out _);
        if (!isCommitted && !TryCommit(batch, out var error)) // once more on a new connection
        {
            if (batch.Count > 1 && IsOfTheData(error))
            {
                var half = batch.Count / 2;
                Write(batch[..half]);
                Write(batch[half..]);
                return;
            }

            foreach (var write in batch) write.Done(committed: false);
            return;
        }

        foreach (var write in batch) write.Done(committed: true);
    }

    // A disk that is full or a database that is away refuses every half alike; a value it cannot take is one write's.
    private static bool IsOfTheData(Exception? error) => error switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is Errors or TooBig or Constraint or Mismatch or Range,
        DbException { SqlState: { } state } => state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal), // data exception, integrity constraint violation
        DbException or IOException => false,
        _ => true,
    };

    private bool TryCommit(List<TelemetryWrite> batch, out Exception? failure)
    {
        failure = null;
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
            failure = error;
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
        if (connection is SqliteConnection)
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
