using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>Ends every key of a device and the start packets that could bring in another one, all or none.</summary>
internal sealed class EndKeys(IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    private const int Attempts = 5;

    /// <summary>A machine that uses its packet in this very moment would bring a new key in: whoever saves second looks again.</summary>
    public async Task RunAsync(Guid device, Person by, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryRunAsync(device, by, cancel);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // The packet has been used.
            }
        }
    }

    private async Task TryRunAsync(Guid device, Person by, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        foreach (var key in await db.Set<DeviceKey>().Where(key => key.Device == device && key.RevokedAt == null).ToListAsync(cancel)) key.Revoke(by, RevocationReasons.Revoked, now);
        await db.EndStartPacketsAsync(device, now, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
