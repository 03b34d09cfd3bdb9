using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Platform.Persistence;

/// <summary>Which database. Without configuration: SQLite files in <see cref="Folder"/>.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Where the SQLite files and other local state live; relative to the working directory.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>PostgreSQL only: Npgsql connection string.</summary>
    public string? ConnectionString { get; set; }

    public string SqliteFile(string name) => Path.Combine(Path.GetFullPath(Folder), name);
}

internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
