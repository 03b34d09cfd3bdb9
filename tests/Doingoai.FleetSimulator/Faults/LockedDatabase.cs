using Microsoft.Data.Sqlite;

namespace Doingoai.FleetSimulator.Faults;

/// <summary>Somebody else writes into the portal's SQLite file and does not finish.</summary>
internal sealed class LockedDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    public LockedDatabase(string file)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
        _connection.Open();
        Run("BEGIN IMMEDIATE");
    }

    public void Dispose()
    {
        Run("ROLLBACK");
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
