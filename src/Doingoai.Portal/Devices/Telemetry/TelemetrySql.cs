using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>The writer's connection with its prepared statements. One thread at a time.</summary>
internal sealed class TelemetrySql(DbConnection connection) : IDisposable
{
    private const int MostKept = 50_000;

    private readonly IPreparedStatements _statements = connection is SqliteConnection sqlite ? new SqliteStatements(sqlite) : new AdoStatements(connection);
    private readonly Dictionary<Guid, int> _places = [];
    private readonly Dictionary<(int Place, string Run), int> _runs = [];
    private readonly Dictionary<(string Item, string Language), (int Id, string? Title)> _subjects = [];
    private DbTransaction? _transaction;

    public void Begin() => _transaction = connection.BeginTransaction();

    public void Commit()
    {
        _transaction?.Commit();
        _transaction?.Dispose();
        _transaction = null;
    }

    public int Run(Statement statement, params ReadOnlySpan<SqlValue> values) => _statements.Run(statement, values);

    public int? Find(Statement statement, params ReadOnlySpan<SqlValue> values) =>
        _statements.Rows(statement, values) is [[{ } value, ..], ..] ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) : null;

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

    /// <summary>The small number of a run of a device, given out on first use.</summary>
    public int JournalRun(int place, string run)
    {
        if (_runs.TryGetValue((place, run), out var known)) return known;
        if (_runs.Count >= MostKept) _runs.Clear();
        if (Find(Statements.FindRun, place, run) is not { } id)
        {
            Run(Statements.AddRun, place, run);
            id = Find(Statements.FindRun, place, run)!.Value;
        }

        return _runs[(place, run)] = id;
    }

    /// <summary>The small number of an item in a language; <c>null</c> for what is no content.</summary>
    /// <param name="title">As it was sent; <c>null</c>: not known here.</param>
    public int? Subject(string? item, string? language, string? title)
    {
        if (item is null) return null;
        var key = (item, language ?? "");
        if (!_subjects.TryGetValue(key, out var known))
        {
            if (_subjects.Count >= MostKept) _subjects.Clear();
            Run(Statements.AddSubject, key.item, key.Item2, title);
            known = (Find(Statements.FindSubject, key.item, key.Item2)!.Value, null);
        }

        if (title is not null && title != known.Title)
        {
            Run(Statements.NameSubject, known.Id, title);
            known = (known.Id, title);
        }

        return (_subjects[key] = known).Id;
    }

    public IReadOnlyList<object?[]> Rows(Statement statement, params ReadOnlySpan<SqlValue> values) => _statements.Rows(statement, values);

    public void Dispose()
    {
        _statements.Dispose();
        _transaction?.Dispose();
        connection.Dispose();
    }
}
