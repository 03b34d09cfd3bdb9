using Doingoai.Portal.Devices.Api;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Reads the ladders.</summary>
internal sealed class DeliveryStore(IDbContextFactory<TelemetryDb> dbs)
{
    public async Task<IReadOnlyList<RungAnswer>> RungsAsync(Guid screen, long version, CancellationToken cancel)
    {
        var guid = screen.ToString("N");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (from delivery in db.Deliveries
                          join place in db.Places on delivery.Place equals place.Id
                          where place.Guid == guid && delivery.Version == version
                          orderby delivery.Rung
                          select delivery).AsNoTracking().ToListAsync(cancel);
        return [.. rows.Select(row => new RungAnswer((DeliveryRung)row.Rung, row.AtMs, row.RecordedMs, row.Reason, row.Entry))];
    }
}
