using Doingoai.Portal.Platform.Auditing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Persistence;

/// <summary>Registers the context of the configured provider behind <see cref="PortalDb"/>.</summary>
internal static class PersistenceSetup
{
    public static void AddPersistence(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();

        services.AddDbContextFactory<SqlitePortalDb>((provider, options) => options.UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = database.SqliteFile("portal.db"), Pooling = true }.ToString()).AddInterceptors(new SqlitePragmas(), provider.GetRequiredService<AuditInterceptor>()));
        services.AddDbContextFactory<PostgreSqlPortalDb>((provider, options) => options.UseNpgsql(database.ConnectionString)
            .AddInterceptors(provider.GetRequiredService<AuditInterceptor>()));

        if (database.Provider == DatabaseProvider.PostgreSql)
            services.AddSingleton<IDbContextFactory<PortalDb>, PortalDbFactory<PostgreSqlPortalDb>>();
        else
            services.AddSingleton<IDbContextFactory<PortalDb>, PortalDbFactory<SqlitePortalDb>>();
        services.AddSingleton<DatabaseStart>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext());
    }

    /// <summary>Adds a module's entities to <see cref="PortalDb"/>.</summary>
    public static void AddModelPart<TPart>(this IServiceCollection services) where TPart : class, IModelPart =>
        services.AddSingleton<IModelPart, TPart>();

    private sealed class PortalDbFactory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<PortalDb> where TContext : PortalDb
    {
        public PortalDb CreateDbContext() => inner.CreateDbContext();

        public async Task<PortalDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
