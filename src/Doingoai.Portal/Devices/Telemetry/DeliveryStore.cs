using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Telemetry.Rows;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Reads the ladders.</summary>
internal sealed class DeliveryStore(IDbContextFactory<TelemetryDb> dbs)
{
    private const int AtOnce = 500;

    public async Task<IReadOnlyList<RungAnswer>> RungsAsync(Guid screen, long version, CancellationToken cancel)
    {
        var guid = screen.ToString("N");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (from delivery in db.Deliveries
                          join place in db.Places on delivery.Place equals place.Id
                          where place.Guid == guid && delivery.Version == version
                          orderby delivery.Rung
                          select delivery).AsNoTracking().ToListAsync(cancel);
        return [.. rows.Select(Answer)];
    }

    /// <summary>What was reported about each of them.</summary>
    public async Task<ILookup<(Guid Screen, long Version), RungAnswer>> RungsAsync(IReadOnlyCollection<IssuedHead> heads, CancellationToken cancel)
    {
        var found = new List<(Guid, DeliveryRow)>();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        foreach (var some in heads.Chunk(AtOnce))
        {
            var (guids, versions) = (some.Select(head => head.Screen.ToString("N")).Distinct().ToList(), some.Select(head => head.Version).Distinct().ToList());
            var rows = await (from place in db.Places
                              join delivery in db.Deliveries on place.Id equals delivery.Place
                              where guids.Contains(place.Guid) && versions.Contains(delivery.Version)
                              select new { place.Guid, delivery }).AsNoTracking().ToListAsync(cancel);
            found.AddRange(rows.Select(row => (Guid.ParseExact(row.Guid, "N"), row.delivery)));
        }

        return found.ToLookup(row => (row.Item1, row.Item2.Version), row => Answer(row.Item2));
    }

    /// <summary>The newest manifest each screen has drawn.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> DrawnAsync(CancellationToken cancel)
    {
        const int drawn = (int)DeliveryRung.Drawn;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        // One step into the index per screen, however long its history is.
        var rows = await db.Places.Select(place => new
        {
            place.Guid,
            Version = db.Deliveries.Where(row => row.Place == place.Id && row.Rung == drawn).OrderByDescending(row => row.Version).Select(row => (long?)row.Version).FirstOrDefault(),
        }).Where(row => row.Version != null).ToListAsync(cancel);
        return rows.ToDictionary(row => Guid.ParseExact(row.Guid, "N"), row => row.Version!.Value);
    }

    private static RungAnswer Answer(DeliveryRow row) => new((DeliveryRung)row.Rung, row.AtMs, row.RecordedMs, row.Reason, row.Entry);
}
