using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Journals;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Faults;

/// <summary>Reads the faults that stand: those that last, and those of a moment for a day; with who has taken notice of them.</summary>
internal sealed class FaultStore(IDbContextFactory<TelemetryDb> dbs, IDbContextFactory<PortalDb> portal)
{
    private const int Most = 2_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    /// <param name="only">A device; <c>null</c>: all of them.</param>
    public async Task<ILookup<Guid, DeviceFault>> StandingAsync(DateTimeOffset now, Guid? only, CancellationToken cancel)
    {
        var guid = only?.ToString("N");
        var since = (now - Remembered).ToUnixTimeMilliseconds();
        string[] lasting = [.. FaultCodes.Lasting];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (from fault in db.Faults
                          join place in db.Places on fault.Place equals place.Id
                          join screen in db.Places on fault.Screen equals screen.Id into screens
                          from screen in screens.DefaultIfEmpty()
                          where (guid == null || place.Guid == guid) && fault.EndedMs == null && (fault.LastMs > since || lasting.Contains(fault.Code))
                          orderby fault.LastMs descending
                          select new { Device = place.Guid, Screen = screen == null ? null : screen.Guid, fault.Code, fault.Detail, fault.Count, fault.FirstMs, fault.LastMs })
            .AsNoTracking().ToListAsync(cancel);
        var known = await AcknowledgedAsync(only, cancel);
        return rows
            .Select(row => new DeviceFault(Guid.ParseExact(row.Device, "N"), row.Screen is { } id ? Guid.ParseExact(id, "N") : null, row.Code, row.Detail, row.Count, At(row.FirstMs), At(row.LastMs)))
            .Select(fault => fault with { Acknowledged = known.Find(one => one.Covers(fault)) })
            .ToLookup(fault => fault.Device);
    }

    // Stated loss: what was acknowledged so many acknowledgements ago is new again.
    private async Task<List<FaultAcknowledgement>> AcknowledgedAsync(Guid? only, CancellationToken cancel)
    {
        await using var db = await portal.CreateDbContextAsync(cancel);
        return await db.Set<FaultAcknowledgement>().AsNoTracking().Where(one => only == null || one.Device == only).OrderByDescending(one => one.At).Take(Most).ToListAsync(cancel);
    }

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(ms, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
