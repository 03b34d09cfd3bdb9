using System.Data.Common;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>The writer's connection with its prepared statements. One thread at a time.</summary>
internal sealed class TelemetrySql(DbConnection connection) : IDisposable
{
    private readonly Dictionary<Statement, DbCommand> _prepared = [];
    private readonly Dictionary<Guid, int> _places = [];
    private DbTransaction? _transaction;

    public void Begin() => _transaction = connection.BeginTransaction();

    public void Commit()
    {
        _transaction?.Commit();
        _transaction?.Dispose();
        _transaction = null;
    }

    public int Run(Statement statement, params ReadOnlySpan<object?> values) => Bound(statement, values).ExecuteNonQuery();

    public int? Find(Statement statement, params ReadOnlySpan<object?> values) =>
        Bound(statement, values).ExecuteScalar() is { } value and not DBNull ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>The small number of a device or screen, given out on first use.</summary>
    public int Place(Guid id)
    {
        if (_places.TryGetValue(id, out var known)) return known;
        var text = id.ToString("N");
        if (Find(Statements.FindPlace, text) is not { } place)
        {
            Run(Statements.AddPlace, text);
            place = Find(Statements.FindPlace, text)!.Value;
        }

        return _places[id] = place;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _transaction?.Dispose();
        connection.Dispose();
    }

    private DbCommand Bound(Statement statement, ReadOnlySpan<object?> values)
    {
        var command = _prepared.TryGetValue(statement, out var known) ? known : _prepared[statement] = Prepare(statement);
        command.Transaction = _transaction;
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at] ?? DBNull.Value;
        return command;
    }

    private DbCommand Prepare(Statement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        command.Transaction = _transaction;
        for (var at = 0; at < statement.Types.Length; at++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = ($"@p{at}", statement.Types[at]);
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }
}
