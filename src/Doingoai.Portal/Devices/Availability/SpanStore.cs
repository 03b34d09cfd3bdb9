using Doingoai.Portal.Devices.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>Reads spans and the portal's own pulse.</summary>
internal sealed class SpanStore(IDbContextFactory<TelemetryDb> dbs)
{
    public async Task<IReadOnlyDictionary<Guid, Span>> LastingAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (from span in db.Spans join place in db.Places on span.Place equals place.Id where span.ToMs == null select new { place.Guid, span.State, span.FromMs, span.Reason })
            .AsNoTracking().ToListAsync(cancel);
        return rows.ToDictionary(row => Guid.ParseExact(row.Guid, "N"), row => new Span((ScreenState)row.State, row.FromMs, null, row.Reason));
    }

    /// <summary>Spans that reach into [from, …), oldest first, by screen.</summary>
    public async Task<ILookup<Guid, Span>> SinceAsync(long fromMs, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (from span in db.Spans
                          join place in db.Places on span.Place equals place.Id
                          where span.ToMs == null || span.ToMs > fromMs
                          orderby span.FromMs
                          select new { place.Guid, span.State, span.FromMs, span.ToMs, span.Reason }).AsNoTracking().ToListAsync(cancel);
        return rows.ToLookup(row => Guid.ParseExact(row.Guid, "N"), row => new Span((ScreenState)row.State, row.FromMs, row.ToMs, row.Reason));
    }

    /// <summary>The same for one screen.</summary>
    public async Task<IReadOnlyList<Span>> SinceAsync(Guid screen, long fromMs, CancellationToken cancel)
    {
        var guid = screen.ToString("N");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await (from place in db.Places
                      join span in db.Spans on place.Id equals span.Place
                      where place.Guid == guid && (span.ToMs == null || span.ToMs > fromMs)
                      orderby span.FromMs
                      select new Span((ScreenState)span.State, span.FromMs, span.ToMs, span.Reason)).ToListAsync(cancel);
    }

    public async Task<long?> PulseAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Pulses.AsNoTracking().Where(pulse => pulse.Id == 1).Select(pulse => (long?)pulse.AtMs).SingleOrDefaultAsync(cancel);
    }
}
