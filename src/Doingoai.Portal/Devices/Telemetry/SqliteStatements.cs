using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>
/// Statements on SQLite's own interface, of the connection ADO.NET opened. ADO.NET looks every parameter up by its name each
/// time and makes a reader for every row written, which costs a busy fleet more than SQLite itself.
/// </summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IPreparedStatements
{
    private readonly Dictionary<Statement, Prepared> _prepared = [];

    private sqlite3 Database => connection.Handle ?? throw new InvalidOperationException("The connection is closed.");

    /// <exception cref="SqliteException">As ADO.NET would throw it.</exception>
    public int Run(Statement statement, ReadOnlySpan<SqlValue> values)
    {
        var handle = Bound(statement, values);
        try
        {
            while (IsRow(handle))
            {
                // What a statement that changes something also returns is not asked for.
            }

            return raw.sqlite3_changes(Database);
        }
        finally
        {
            raw.sqlite3_reset(handle);
        }
    }

    /// <exception cref="SqliteException">As ADO.NET would throw it.</exception>
    public IReadOnlyList<object?[]> Rows(Statement statement, ReadOnlySpan<SqlValue> values)
    {
        var handle = Bound(statement, values);
        try
        {
            var rows = new List<object?[]>();
            while (IsRow(handle)) rows.Add([.. Enumerable.Range(0, raw.sqlite3_column_count(handle)).Select(at => Column(handle, at))]);
            return rows;
        }
        finally
        {
            raw.sqlite3_reset(handle);
        }
    }

    public void Dispose()
    {
        foreach (var one in _prepared.Values) one.Handle.Dispose();
    }

    private static object? Column(sqlite3_stmt handle, int at) => raw.sqlite3_column_type(handle, at) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(handle, at),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(handle, at),
        raw.SQLITE_TEXT => raw.sqlite3_column_text(handle, at).utf8_to_string(),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(handle, at).ToArray(),
        _ => null,
    };

    private static int Bind(sqlite3_stmt handle, int place, in SqlValue value) => value.Kind switch
    {
        SqlValueKind.Integer => raw.sqlite3_bind_int64(handle, place, value.Integer),
        SqlValueKind.Real => raw.sqlite3_bind_double(handle, place, value.Real),
        SqlValueKind.Text => BindText(handle, place, value.Text!),
        SqlValueKind.Utf8 => BindUtf8(handle, place, value.Utf8),
        _ => raw.sqlite3_bind_null(handle, place),
    };

    private static int BindText(sqlite3_stmt handle, int place, string text)
    {
        var lent = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return BindUtf8(handle, place, lent.AsSpan(0, Encoding.UTF8.GetBytes(text, lent)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lent);
        }
    }

    // SQLite copies what it is given. An empty span has no address, which it would take for NULL.
    private static int BindUtf8(sqlite3_stmt handle, int place, ReadOnlySpan<byte> text) =>
        text.IsEmpty ? raw.sqlite3_bind_text(handle, place, "") : raw.sqlite3_bind_text(handle, place, text);

    private bool IsRow(sqlite3_stmt handle)
    {
        var outcome = raw.sqlite3_step(handle);
        if (outcome is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(outcome, Database);
        return outcome == raw.SQLITE_ROW;
    }

    private sqlite3_stmt Bound(Statement statement, ReadOnlySpan<SqlValue> values)
    {
        var prepared = _prepared.TryGetValue(statement, out var known) ? known : _prepared[statement] = Prepare(statement);
        for (var at = 0; at < values.Length; at++) Check(Bind(prepared.Handle, prepared.Places[at], values[at]));
        return prepared.Handle;
    }

    private Prepared Prepare(Statement statement)
    {
        Check(raw.sqlite3_prepare_v2(Database, statement.Sql, out var handle));
        return new(handle, [.. Enumerable.Range(0, statement.Types.Count).Select(at => raw.sqlite3_bind_parameter_index(handle, $"@p{at}"))]);
    }

    private void Check(int outcome)
    {
        if (outcome != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(outcome, Database);
    }

    /// <param name="Places">Of @p0, @p1, … in the order SQLite met them.</param>
    private sealed record Prepared(sqlite3_stmt Handle, int[] Places);
}
