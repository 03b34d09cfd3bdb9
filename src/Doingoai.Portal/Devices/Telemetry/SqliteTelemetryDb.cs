using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>telemetry.db, beside portal.db.</summary>
public sealed class SqliteTelemetryDb(DbContextOptions<SqliteTelemetryDb> options) : TelemetryDb(options);
