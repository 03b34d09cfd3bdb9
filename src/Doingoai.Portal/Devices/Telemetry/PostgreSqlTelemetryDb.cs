using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Schema telemetry of the production database.</summary>
public sealed class PostgreSqlTelemetryDb(DbContextOptions<PostgreSqlTelemetryDb> options) : TelemetryDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }
}
