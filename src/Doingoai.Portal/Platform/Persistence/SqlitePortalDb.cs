using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Persistence;

/// <summary>The embedded default.</summary>
public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options, IEnumerable<IModelPart> parts) : PortalDb(options, parts)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.StoreForSqlite();
}
