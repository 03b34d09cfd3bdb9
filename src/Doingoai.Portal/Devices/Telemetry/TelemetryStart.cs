using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Brings the telemetry schema up to this program before anything listens.</summary>
internal sealed class TelemetryStart(IDbContextFactory<TelemetryDb> dbs)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.Database.MigrateAsync(cancel);
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel); // stays in the file
    }
}
