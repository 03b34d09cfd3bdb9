using System.Globalization;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform.Time;
using Doingoai.Portal.Reports.Plays;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Benchmarks.Plays;

/// <summary>A telemetry file with 30 days of plays of 60 screens in three clusters, 40 items in three languages.</summary>
internal sealed class PlayMonth : IDisposable
{
    public static readonly DateOnly First = new(2026, 10, 1);

    private const int Screens = 60;
    private const int Clusters = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("doingoai-plays-").FullName;
    private readonly ReportScreen[] _screens;

    private PlayMonth()
    {
        var clusters = Enumerable.Range(0, Clusters).Select(_ => Guid.CreateVersion7()).ToArray();
        _screens = [.. Enumerable.Range(0, Screens).Select(at => new ReportScreen(Guid.CreateVersion7(), Guid.CreateVersion7(), clusters[at % Clusters], new("", "", ""), new("", "", ""), new("", "", "")))];
        Connections = new(() => new SqliteConnection($"Data Source={Path.Combine(_folder, "telemetry.db")}"));
    }

    public TelemetryConnection Connections { get; }

    public long Bytes => new FileInfo(Path.Combine(_folder, "telemetry.db")).Length;

    public static async Task<PlayMonth> MakeAsync(int plays, CancellationToken cancel)
    {
        var month = new PlayMonth();
        await month.FillAsync(plays, cancel);
        return month;
    }

    public async Task<long> CountAsync(string table, CancellationToken cancel)
    {
        await using var connection = Connections.Create();
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    /// <summary>As the product asks: key of the line, plays, time.</summary>
    public async Task<List<(string Key, long Plays, long ShownMs)>> ReportAsync(PlayQuestion question, CancellationToken cancel)
    {
        var lines = new List<(string, long, long)>();
        await foreach (var line in new PlaySums(Connections).LinesAsync(question, _screens, 1_000_000, cancel))
            lines.Add(($"{line.Item}|{line.Language}|{line.Screen}|{line.Cluster}|{line.AtMs}", line.Plays, line.ShownMs));
        return lines;
    }

    /// <summary>The same from every single play. Plays here end within their hour, so both say the same.</summary>
    public async Task<List<(string Key, long Plays, long ShownMs)>> RawAsync(PlayQuestion question, CancellationToken cancel)
    {
        var by = question.By;
        var time = by.HasFlag(PlayBy.Hour) ? "at_ms - at_ms % 3600000" : by.HasFlag(PlayBy.Day) ? "at_ms - (at_ms + 25200000) % 86400000" : "NULL";
        await using var connection = Connections.Create();
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {(by.HasFlag(PlayBy.Item) ? "item" : "NULL")}, {(by.HasFlag(PlayBy.Language) ? "language" : "NULL")}, {(by.HasFlag(PlayBy.Screen) ? "place" : "NULL")},
                   {(by.HasFlag(PlayBy.Screen) || by.HasFlag(PlayBy.Cluster) ? $"(place - 1) % {Clusters}" : "NULL")}, {time}, COUNT(*), SUM(shown_ms)
            FROM play WHERE doubt = 0 AND at_ms >= {question.FromMs} AND at_ms < {question.UntilMs} GROUP BY 1, 2, 3, 4, 5
            """;
        var lines = new List<(string, long, long)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            string Text(int at) => reader.IsDBNull(at) ? "" : Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture)!;
            var screen = reader.IsDBNull(2) ? "" : _screens[reader.GetInt32(2) - 1].Id.ToString();
            var cluster = reader.IsDBNull(3) ? "" : _screens[reader.GetInt32(3)].Cluster.ToString();
            lines.Add(($"{Text(0)}|{Text(1)}|{screen}|{cluster}|{Text(4)}", reader.GetInt64(5), reader.GetInt64(6)));
        }

        return lines;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    // As many rows as there are plays, made by the database itself: the report reads, it does not care who wrote.
    private async Task FillAsync(int plays, CancellationToken cancel)
    {
        await using (var db = new SqliteTelemetryDb(new DbContextOptionsBuilder<SqliteTelemetryDb>().UseSqlite(Connections.Create().ConnectionString).Options))
            await db.Database.MigrateAsync(cancel);
        await using var connection = Connections.Create();
        await connection.OpenAsync(cancel);
        var start = VietnamTime.Instant(First.ToDateTime(TimeOnly.MinValue)).ToUnixTimeMilliseconds();
        var every = 30L * 86_400_000 * Screens / plays; // ms between two plays of a screen
        string[] steps =
        [
            "PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -200000",
            .. _screens.Select(screen => $"INSERT INTO place (guid) VALUES ('{screen.Id:N}')"),
            $"""
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {plays - 1})
            INSERT INTO play (run, seq, place, manifest, entry, item, language, sha256, mono_ms, at_ms, shown_ms, doubt)
            SELECT 1 + i % {Screens}, 1 + i / {Screens}, 1 + i % {Screens}, 7, 'entry', 'item' || ((i / {Screens} + i % 7) % 40), CASE (i / {Screens}) % 3 WHEN 0 THEN 'vi' WHEN 1 THEN 'en' ELSE 'zh' END,
                   'ab', i / {Screens} * {every}, {start} + i / {Screens} * {every}, MIN({every}, 3600000 - ({start} + i / {Screens} * {every}) % 3600000), 0 FROM n
            """,
            "INSERT INTO play_subject (item, language, title) SELECT DISTINCT item, language, item FROM play",
            """
            INSERT INTO play_hour SELECT at_ms - at_ms % 3600000, place, s.id, COUNT(*), SUM(shown_ms)
            FROM play JOIN play_subject AS s ON s.item = play.item AND s.language = play.language GROUP BY 1, 2, 3
            """,
            "INSERT INTO play_day SELECT hour_ms - (hour_ms + 25200000) % 86400000, place, subject, SUM(plays), SUM(shown_ms) FROM play_hour GROUP BY 1, 2, 3",
        ];
        foreach (var step in steps)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (step, 0);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
