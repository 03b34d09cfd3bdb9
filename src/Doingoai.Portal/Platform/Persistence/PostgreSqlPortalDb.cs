using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Persistence;

/// <summary>Production.</summary>
public sealed class PostgreSqlPortalDb(DbContextOptions<PostgreSqlPortalDb> options, IEnumerable<IModelPart> parts) : PortalDb(options, parts);
