using System.Data.Common;
using Doingoai.Portal.Platform.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Platform.Persistence;

/// <summary>Makes the data folder and brings the schema up to this program; refuses one that is newer, or of a trial version.</summary>
internal sealed class DatabaseStart(IDbContextFactory<PortalDb> dbs, IOptions<DatabaseOptions> options)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        CreateFolder(options.Value.Folder);
        if (options.Value is { Provider: DatabaseProvider.PostgreSql, ConnectionString: null or "" })
            throw new StartRefused("Database:Provider is PostgreSql, but Database:ConnectionString is not set.");

        await using var db = await dbs.CreateDbContextAsync(cancel);
        try
        {
            await MigrateAsync(db, cancel);
        }
        catch (Exception error) when (error is DbException or { InnerException: DbException } or ArgumentException or InvalidOperationException { InnerException: not null })
        {
            throw new StartRefused($"The database ({Place(options.Value)}) cannot be opened: {error.GetBaseException().Message.TrimEnd('.')}.");
        }
    }

    private static async Task MigrateAsync(PortalDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (await db.Database.CanConnectAsync(cancel))
        {
            var unknown = (await db.Database.GetAppliedMigrationsAsync(cancel)).FirstOrDefault(applied => !known.Contains(applied));
            if (unknown is not null)
                throw new StartRefused(string.CompareOrdinal(unknown, known.Max(StringComparer.Ordinal)) > 0
                    ? $"The database was written by a newer version of the portal ({unknown} is not known here): install that version or restore an older backup."
                    : $"The database was written by a trial version from before 0.1.0 ({unknown} is no longer known): keep that version for it, or start with a new database.");
        }

        await db.Database.MigrateAsync(cancel);
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel); // stays in the file
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            PrivateFile.CreateFolder(Path.GetFullPath(folder));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartRefused($"The data folder {Path.GetFullPath(folder)} cannot be created: {error.Message.TrimEnd('.')}.");
        }
    }

    private static string Place(DatabaseOptions options) =>
        options.Provider == DatabaseProvider.Sqlite ? options.SqliteFile("portal.db") : "PostgreSQL, Database:ConnectionString";
}
