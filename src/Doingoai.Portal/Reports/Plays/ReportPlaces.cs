using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Reports.Plays;

/// <summary>The screens a person may read reports of, also those that have ended: what they showed stays true.</summary>
internal sealed class ReportPlaces(IDbContextFactory<PortalDb> dbs, IAccess access)
{
    public async Task<IReadOnlyList<ReportScreen>> ForAsync(Guid person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var clusters = await db.Clusters.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel);
        var rows = await (from screen in db.Screens
                          join output in db.Outputs on screen.OutputId equals output.Id
                          join device in db.Devices on output.DeviceId equals device.Id
                          orderby device.Id, screen.Key
                          select new { screen, device }).AsNoTracking().ToListAsync(cancel);

        var screens = new List<ReportScreen>();
        foreach (var cluster in clusters)
            if (await access.MayAsync(person, Permission.ReadReports, new(cluster.OwnerUnitId, Cluster: cluster.Id), cancel))
                screens.AddRange(rows.Where(row => row.device.ClusterId == cluster.Id).Select(row => new ReportScreen(row.screen.Id, row.device.Id, cluster.Id, row.screen.Names, row.device.Names, cluster.Names)));
        return screens;
    }
}

/// <summary>A screen with the names it is known by.</summary>
internal sealed record ReportScreen(Guid Id, Guid Device, Guid Cluster, Names Names, Names DeviceNames, Names ClusterNames)
{
    /// <summary>A machine's only screen is often called like the machine.</summary>
    public string Name(string language) => Names.In(language) is { Length: > 0 } own && own != DeviceNames.In(language) ? $"{DeviceNames.In(language)} · {own}" : DeviceNames.In(language);
}
