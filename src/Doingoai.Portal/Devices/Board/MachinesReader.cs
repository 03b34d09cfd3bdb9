using System.Globalization;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Devices of the clusters that are a technician's, with the state of their keys and packets.</summary>
internal sealed class MachinesReader(DeviceDirectory directory, IAccess access, IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    public async Task<MachinesView> ReadAsync(Person by, string token, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var keys = (await db.Set<DeviceKey>().AsNoTracking().ToListAsync(cancel)).ToLookup(key => key.Device);
        var tickets = (await db.Set<StartTicket>().AsNoTracking().Where(row => row.UsedAt == null && row.EndedAt == null && row.ExpiresAt > now).ToListAsync(cancel)).ToLookup(row => row.Device);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var groups = new List<MachineGroup>();
        foreach (var cluster in await directory.ClustersAsync(cancel))
            if (await access.MayAsync(by.Id, Permission.EnrolDevices, new(Cluster: cluster.Id), cancel))
                groups.Add(new(cluster.Names.In(language), [.. cluster.Devices.Select(device => new MachineView(
                    device.Id,
                    device.Names.In(language),
                    string.Join(", ", device.Screens.Select(screen => screen.Names.In(language))),
                    keys[device.Id].FirstOrDefault(key => key.RevokedAt is null)?.EnrolledAt,
                    keys[device.Id].All(key => key.RevokedAt is not null) ? keys[device.Id].MaxBy(key => key.RevokedAt)?.RevocationReason : null,
                    tickets[device.Id].Max(row => (DateTimeOffset?)row.ExpiresAt),
                    keys[device.Id].Count()))]));
        return new(groups, token, now);
    }
}
