using System.Data;
using System.Data.Common;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Statements of an ADO.NET provider whose commands belong to the transaction of their connection, as those of PostgreSQL do.</summary>
internal sealed class AdoStatements(DbConnection connection) : IPreparedStatements
{
    private readonly Dictionary<Statement, DbCommand> _prepared = [];

    public int Run(Statement statement, ReadOnlySpan<SqlValue> values) => Bound(statement, values).ExecuteNonQuery();

    public IReadOnlyList<object?[]> Rows(Statement statement, ReadOnlySpan<SqlValue> values)
    {
        var rows = new List<object?[]>();
        using var reader = Bound(statement, values).ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
    }

    private DbCommand Bound(Statement statement, ReadOnlySpan<SqlValue> values)
    {
        var command = _prepared.TryGetValue(statement, out var known) ? known : _prepared[statement] = Prepare(statement);
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at] is { Kind: SqlValueKind.Integer } number && statement.Types[at] == DbType.Int32 ? checked((int)number.Integer) : values[at].ToObject();
        return command;
    }

    private DbCommand Prepare(Statement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        for (var at = 0; at < statement.Types.Count; at++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = ($"@p{at}", statement.Types[at]);
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }
}
