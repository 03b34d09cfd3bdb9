using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Doingoai.Portal.Devices.Plays;
using Doingoai.Portal.Devices.Telemetry;

namespace Doingoai.Portal.Reports.Plays;

/// <summary>Reads the sums. The statement is made of closed words and numbers; what people typed travels as parameters.</summary>
internal sealed class PlaySums(TelemetryConnection connections)
{
    private const int MostDoubts = 50;

    private static readonly string Doubts = string.Join(',', new[] { PlayDoubt.NeverSent, PlayDoubt.OtherSlide, PlayDoubt.Impossible }.Select(doubt => (int)doubt));

    // An item has one name in the report, whichever of its languages was shown.
    private const string Named = """
        LEFT JOIN (SELECT item, COALESCE(MAX(CASE WHEN language = @reader THEN title END), MAX(CASE WHEN language = 'vi' THEN title END), MAX(title)) AS title
                   FROM play_subject GROUP BY item) AS n ON n.item = s.item
        """;

    /// <summary>Lines of the report as the database gives them: by time, else most shown first.</summary>
    public async IAsyncEnumerable<PlayLine> LinesAsync(PlayQuestion question, IReadOnlyList<ReportScreen> screens, int most, [EnumeratorCancellation] CancellationToken cancel)
    {
        var by = question.By;
        string[] columns =
        [
            .. When(by.HasFlag(PlayBy.Day) || by.HasFlag(PlayBy.Hour), Time(question)), .. When(by.HasFlag(PlayBy.Item), "s.item"),
            .. When(by.HasFlag(PlayBy.Language), "s.language"), .. When(by.HasFlag(PlayBy.Screen), "r.place"), .. When(by.HasFlag(PlayBy.Cluster) || by.HasFlag(PlayBy.Screen), "shown.cluster"),
        ];
        var order = columns.Length > 0 && columns[0] == Time(question) ? $"{columns[0]}, plays DESC" : "plays DESC, shown_ms DESC";
        await using var connection = await OpenAsync(cancel);
        await using var command = await CommandAsync(connection, question, screens, cancel);
        if (command is null) yield break;

        var (named, places) = (by.HasFlag(PlayBy.Item) || question.Item is not null, by.HasFlag(PlayBy.Screen) || by.HasFlag(PlayBy.Cluster));
        command.CommandText += $" SELECT {string.Join(", ", columns.Append(named ? "MAX(n.title)" : "NULL"))}, SUM(r.plays) AS plays, SUM(r.shown_ms) AS shown_ms {From(question, places, by.HasFlag(PlayBy.Language), named)} GROUP BY {string.Join(", ", columns)} HAVING SUM(r.plays) > 0 OR SUM(r.shown_ms) > 0 ORDER BY {order} LIMIT {most.ToString(CultureInfo.InvariantCulture)}";
        Add(command, "@reader", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var known = await PlacesAsync(connection, screens, cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) yield return Line(reader, columns, question, known, screens);
    }

    public async Task<PlayTotals> TotalsAsync(PlayQuestion question, IReadOnlyList<ReportScreen> screens, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var command = await CommandAsync(connection, question, screens, cancel);
        if (command is null) return new(0, 0, 0, 0);

        command.CommandText += $" SELECT COALESCE(SUM(r.plays), 0), COALESCE(SUM(r.shown_ms), 0), COUNT(DISTINCT s.item), COUNT(DISTINCT r.place) {From(question with { By = PlayBy.None }, places: true, subjects: true, named: false)}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new(Long(reader, 0), Long(reader, 1), Long(reader, 2), Long(reader, 3));
    }

    /// <summary>Plays of what was never sent, by device: newest first.</summary>
    public async Task<IReadOnlyList<DoubtedPlays>> DoubtsAsync(PlayQuestion question, IReadOnlyList<ReportScreen> screens, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT play.doubt, device.guid, screen.guid, play.item, play.language, play.entry, COUNT(*), MIN(play.at_ms), MAX(play.at_ms)
            FROM play JOIN journal_run AS run ON run.id = play.run JOIN place AS device ON device.id = run.place JOIN place AS screen ON screen.id = play.place
            WHERE play.doubt IN ({Doubts}) AND play.doubt <> 0 AND play.at_ms >= @from AND play.at_ms < @until
            GROUP BY play.doubt, device.guid, screen.guid, play.item, play.language, play.entry ORDER BY MAX(play.at_ms) DESC LIMIT 1000
            """;
        Add(command, "@from", question.FromMs);
        Add(command, "@until", question.UntilMs);
        var devices = screens.Where(screen => question.Cluster is null || screen.Cluster == question.Cluster).Select(screen => screen.Device).ToHashSet();
        var found = new List<DoubtedPlays>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (found.Count < MostDoubts && await reader.ReadAsync(cancel))
        {
            var one = new DoubtedPlays(
                (PlayDoubt)Long(reader, 0), Id(reader, 1), Id(reader, 2), Text(reader, 3), Text(reader, 4), reader.GetString(5), Long(reader, 6), Long(reader, 7), Long(reader, 8));
            if (devices.Contains(one.Device) && (question.Screen is null || one.Screen == question.Screen)) found.Add(one);
        }

        return found;
    }

    private static PlayLine Line(DbDataReader reader, string[] columns, PlayQuestion question, Dictionary<int, ReportScreen> places, IReadOnlyList<ReportScreen> screens)
    {
        object? Value(string column) => Array.IndexOf(columns, column) is >= 0 and var at && !reader.IsDBNull(at) ? reader.GetValue(at) : null;
        var screen = Value("r.place") is { } place ? places.GetValueOrDefault(Convert.ToInt32(place, CultureInfo.InvariantCulture)) : null;
        var cluster = Value("shown.cluster") is { } known ? screens[Convert.ToInt32(known, CultureInfo.InvariantCulture)].Cluster : (Guid?)null;
        var time = Value(Time(question)) is { } at ? Convert.ToInt64(at, CultureInfo.InvariantCulture) : (long?)null;
        return new(
            Value("s.item") as string, Text(reader, columns.Length), Value("s.language") as string, screen?.Id, cluster, time, Long(reader, columns.Length + 1), Long(reader, columns.Length + 2));
    }

    // A cluster under the index of one of its screens: numbers need no quoting.
    private static async Task<DbCommand?> CommandAsync(DbConnection connection, PlayQuestion question, IReadOnlyList<ReportScreen> screens, CancellationToken cancel)
    {
        var clusters = screens.Select((screen, at) => (screen.Cluster, at)).GroupBy(one => one.Cluster).ToDictionary(same => same.Key, same => same.First().at);
        var places = await PlacesAsync(connection, screens, cancel);
        var shown = places.Where(place => (question.Screen is null || place.Value.Id == question.Screen) && (question.Cluster is null || place.Value.Cluster == question.Cluster))
            .Select(place => string.Create(CultureInfo.InvariantCulture, $"({place.Key}, {clusters[place.Value.Cluster]})")).ToList();
        if (shown.Count == 0) return null;

        var command = connection.CreateCommand();
        command.CommandText = $"WITH shown (place, cluster) AS (VALUES {string.Join(", ", shown)})";
        Add(command, "@from", question.FromMs);
        Add(command, "@until", question.UntilMs);
        if (question.Item is { } item) Add(command, "@item", item);
        if (question.Language is { } language) Add(command, "@language", language);
        return command;
    }

    // Sums first over what is not asked for, from as few columns as will do; names are joined to the little that is left.
    private static string From(PlayQuestion question, bool places, bool subjects, bool named)
    {
        var isTimed = question.By.HasFlag(PlayBy.Day) || question.By.HasFlag(PlayBy.Hour);
        subjects = subjects || named || question.Item is not null || question.Language is not null;
        string[] kept = [.. When(isTimed, Column(question)), .. When(places, "place"), .. When(subjects, "subject")];
        var columns = string.Concat(kept.Select(column => $"{column}, "));
        return $"""
            FROM (SELECT {columns}SUM(plays) AS plays, SUM(shown_ms) AS shown_ms FROM {(question.NeedsHours ? "play_hour" : "play_day")}
                  WHERE {Column(question)} >= @from AND {Column(question)} < @until AND place IN (SELECT place FROM shown){(kept.Length > 0 ? $" GROUP BY {string.Join(", ", kept)}" : "")}) AS r
            {(places ? "JOIN shown ON shown.place = r.place" : "")} {(subjects ? "JOIN play_subject AS s ON s.id = r.subject" : "")} {(named ? Named : "")}
            WHERE 1 = 1{(question.Item is null ? "" : " AND s.item = @item")}{(question.Language is null ? "" : " AND s.language = @language")}
            """;
    }

    private static string Column(PlayQuestion question) => question.NeedsHours ? "hour_ms" : "day_ms";

    private static string Time(PlayQuestion question) => $"r.{Column(question)}";

    private static string[] When(bool condition, string column) => condition ? [column] : [];

    private static async Task<Dictionary<int, ReportScreen>> PlacesAsync(DbConnection connection, IReadOnlyList<ReportScreen> screens, CancellationToken cancel)
    {
        var known = screens.ToDictionary(screen => screen.Id.ToString("N"));
        var places = new Dictionary<int, ReportScreen>();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, guid FROM place";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            if (known.TryGetValue(reader.GetString(1), out var screen)) places[reader.GetInt32(0)] = screen;
        return places;
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = connections.Create();
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    // PostgreSQL sums whole numbers as decimals.
    private static long Long(DbDataReader reader, int at) => Convert.ToInt64(reader.GetValue(at), CultureInfo.InvariantCulture);

    private static string? Text(DbDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetString(at);

    private static Guid Id(DbDataReader reader, int at) => Guid.ParseExact(reader.GetString(at), "N");
}
