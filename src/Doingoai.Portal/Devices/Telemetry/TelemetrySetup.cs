using Doingoai.Portal.Platform.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Registers the context of the configured provider and the writer's own connection.</summary>
internal static class TelemetrySetup
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        var file = new SqliteConnectionStringBuilder { DataSource = database.SqliteFile("telemetry.db"), Pooling = true }.ToString();

        services.AddDbContextFactory<SqliteTelemetryDb>(options => options.UseSqlite(file));
        services.AddDbContextFactory<PostgreSqlTelemetryDb>(options => options.UseNpgsql(
            database.ConnectionString, npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", TelemetryDb.Schema)));
        if (database.Provider == DatabaseProvider.PostgreSql)
        {
            services.AddSingleton<IDbContextFactory<TelemetryDb>, Factory<PostgreSqlTelemetryDb>>();
            services.AddSingleton(new TelemetryConnection(() => new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(database.ConnectionString) { SearchPath = TelemetryDb.Schema, MaxAutoPrepare = 0 }.ToString())));
        }
        else
        {
            services.AddSingleton<IDbContextFactory<TelemetryDb>, Factory<SqliteTelemetryDb>>();
            services.AddSingleton(new TelemetryConnection(() => new SqliteConnection(file)));
        }
    }

    private sealed class Factory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<TelemetryDb> where TContext : TelemetryDb
    {
        public TelemetryDb CreateDbContext() => inner.CreateDbContext();

        public async Task<TelemetryDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
