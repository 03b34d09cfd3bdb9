using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>Ends a key that two machines use and cuts the one that is connected. Only a new enrolment brings the device back.</summary>
internal sealed partial class CloneLoop : LeasedLoop
{
    private readonly Clones _clones;
    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly DeviceKeyRing _ring;
    private readonly DeviceSessions _sessions;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public CloneLoop(LoopServices services, Clones clones, IDbContextFactory<PortalDb> dbs, DeviceKeyRing ring, DeviceSessions sessions, ILogger<CloneLoop> logger)
        : base(services, "device clones", TimeSpan.FromSeconds(1))
    {
        (_clones, _dbs, _ring, _sessions, _time, _logger) = (clones, dbs, ring, sessions, services.Time, logger);
        clones.Found += Wake;
    }

    // Each node knows what it saw.
    protected override bool OncePerSystem => false;

    protected override async Task StepAsync(CancellationToken stop)
    {
        foreach (var (kid, device) in _clones.Waiting)
        {
            LogCloned(device, kid);
            if (_sessions.Find(device)?.Kid == kid) await _sessions.EndAsync(device, RevocationReasons.Cloned);
            await EndAsync(kid, stop);
            await _ring.ReadAsync(stop);
            _clones.Settled(kid);
        }
    }

    private async Task EndAsync(string kid, CancellationToken stop)
    {
        await using var db = await _dbs.CreateDbContextAsync(stop);
        if (await db.Set<DeviceKey>().SingleOrDefaultAsync(key => key.Kid == kid, stop) is not { } key) return;
        key.Revoke(Person.Portal, RevocationReasons.Cloned, _time.GetUtcNow());
        await db.SaveChangesAsync(stop);
    }

    [LoggerMessage(LogLevel.Error, "Two machines use the key of device {Device} ({Kid}): a disk was copied. Neither is let in.")]
    private partial void LogCloned(Guid device, string kid);
}
