using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Doingoai.Benchmarks.Site;

/// <summary>
/// Grows a stopped portal's library by copies of its sample articles, each with other ids, addresses and titles and with
/// two versions a language, of which the second is published. Works on whatever columns the tables have.
/// </summary>
internal static class LargeLibrary
{
    private const string Id = "substr(id, 1, 20) || printf('%06d', @n)";

    public static void Grow(string file, int items)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=false");
        db.Open();
        Run(db, "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF");
        Run(db, "BEGIN");
        Run(db, "CREATE TEMP TABLE sample AS SELECT Id AS item, row_number() OVER (ORDER BY Id) - 1 AS place FROM Items WHERE Type = 'article'");
        var samples = Convert.ToInt32(Scalar(db, "SELECT count(*) FROM sample"), CultureInfo.InvariantCulture);
        if (samples == 0) throw new InvalidOperationException("The library has no article to copy.");

        Run(db, "CREATE TEMP TABLE copy (item TEXT, n INTEGER)");
        Run(db, $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {items}) INSERT INTO copy SELECT item, n FROM numbers JOIN sample ON n % {samples} = place");
        foreach (var table in Tables()) Copy(db, table.Name, table.Key, table.Changes, table.Where);
        Run(db, "UPDATE SiteGeneration SET Number = Number + 1");
        Run(db, "COMMIT");
        Run(db, "ANALYZE");
    }

    private static string Of(string column) => Id.Replace("id", $"t.{column}", StringComparison.Ordinal).Replace("@n", "c.n", StringComparison.Ordinal);

    // The first character of a version's id tells its second version from its first.
    private static string Second(string column) => $"'z' || substr({Of(column)}, 2)";

    private static IEnumerable<(string Name, string Key, Dictionary<string, string> Changes, string Where)> Tables()
    {
        var titles = new Dictionary<string, string> { ["Title"] = "t.Title || ' ' || c.n", ["FoldedTitle"] = "t.FoldedTitle || ' ' || c.n" };
        yield return ("Items", "Id", new() { ["Id"] = Of("Id"), ["LegacyNumber"] = "NULL", ["ChangedAt"] = "t.ChangedAt - c.n * 60000" }, "1");
        yield return ("Variants", "ItemId", new() { ["ItemId"] = Of("ItemId"), ["Slug"] = "t.Slug || '-' || c.n", ["LatestVersionId"] = Second("LatestVersionId") }, "1");
        yield return ("Versions", "ItemId", new(titles) { ["Id"] = Of("Id"), ["ItemId"] = Of("ItemId"), ["Slug"] = "t.Slug || '-' || c.n", ["Stage"] = "'Archived'" }, "1");
        yield return ("Versions", "ItemId", new(titles) { ["Id"] = Second("Id"), ["ItemId"] = Of("ItemId"), ["Slug"] = "t.Slug || '-' || c.n", ["Number"] = "t.Number + 1" }, "t.Number = 1");
        yield return ("SlugHistory", "ItemId", new() { ["ItemId"] = Of("ItemId"), ["Slug"] = "t.Slug || '-' || c.n" }, "1");
        yield return ("Publications", "ItemId", new()
        {
            ["Id"] = "lower(hex(randomblob(16)))",
            ["ItemId"] = Of("ItemId"),
            ["VersionId"] = Second("VersionId"),
            ["VersionNumber"] = "2",
            ["Slug"] = "t.Slug || '-' || c.n",
            ["FirstPublished"] = "t.FirstPublished - c.n * 60000",
        }, "t.Channel = 'Portal' AND t.EndedAt IS NULL");
    }

    private static void Copy(SqliteConnection db, string table, string key, Dictionary<string, string> changes, string where)
    {
        var columns = new List<string>();
        using (var info = Command(db, $"SELECT name FROM pragma_table_info('{table}')"))
        using (var reader = info.ExecuteReader())
            while (reader.Read()) columns.Add(reader.GetString(0));

        var values = columns.Select(column => changes.GetValueOrDefault(column, $"t.\"{column}\""));
        Run(db, $"""INSERT OR IGNORE INTO "{table}" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM copy c JOIN "{table}" t ON t."{key}" = c.item WHERE {where} AND t."{key}" IN (SELECT item FROM sample)""");
    }

    private static void Run(SqliteConnection db, string sql)
    {
        using var command = Command(db, sql);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection db, string sql)
    {
        using var command = Command(db, sql);
        return command.ExecuteScalar();
    }

#pragma warning disable CA2100 // no value from outside: names of tables and columns of this program's own schema
    private static SqliteCommand Command(SqliteConnection db, string sql) => new(sql, db) { CommandTimeout = 600 };
#pragma warning restore CA2100
}
