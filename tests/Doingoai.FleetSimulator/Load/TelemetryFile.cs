using Microsoft.Data.Sqlite;

namespace Doingoai.FleetSimulator.Load;

/// <summary>What the portal's telemetry database holds, read from its file.</summary>
internal sealed class TelemetryFile : IDisposable
{
    private readonly SqliteConnection _connection;

    public TelemetryFile(string path)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
    }

    /// <summary>Records and the highest number by run.</summary>
    public IReadOnlyDictionary<string, (long Count, long Highest)> Journals() => Read(
        "SELECT r.run, COUNT(*), MAX(j.seq) FROM journal_record j JOIN journal_run r ON r.id = j.run GROUP BY r.run", row => (row.GetInt64(1), row.GetInt64(2)));

    /// <summary>Readings stored, by minute (Unix ms as text).</summary>
    public IReadOnlyDictionary<string, long> Readings() => Read("SELECT CAST(minute_ms AS TEXT), SUM(count) FROM reading_minute GROUP BY minute_ms", row => row.GetInt64(1));

    public void Dispose() => _connection.Dispose();

    private Dictionary<string, T> Read<T>(string sql, Func<SqliteDataReader, T> value)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // one of the two constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        using var row = command.ExecuteReader();
        var all = new Dictionary<string, T>();
        while (row.Read()) all[row.GetString(0)] = value(row);
        return all;
    }
}
