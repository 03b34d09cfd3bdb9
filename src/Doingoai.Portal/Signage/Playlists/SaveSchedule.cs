using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Manifests;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Plans when a playlist plays where, and ends such a plan.</summary>
internal sealed class SaveSchedule(IDbContextFactory<PortalDb> dbs, ScreenRights rights, TimeProvider time, EventBus events)
{
    public async Task<Schedule> CreateAsync(Guid playlist, ScheduleTarget target, Level level, CalendarRule rule, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await DemandAsync(db, target, by, cancel);
        if (!await db.Playlists.AnyAsync(row => row.Id == playlist && row.EndedAt == null, cancel)) throw new RuleException("schedule.unknown-playlist");

        var now = time.GetUtcNow();
        var schedule = new Schedule(Guid.CreateVersion7(now), playlist, target, level, rule, now);
        db.Schedules.Add(schedule);
        await db.SaveChangesAsync(cancel);
        events.Raise(new ArrangementChanged());
        return schedule;
    }

    /// <summary>False if there is no such schedule.</summary>
    public async Task<bool> EndAsync(Guid id, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Schedules.FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } schedule) return false;

        await DemandAsync(db, schedule.Target, by, cancel);
        schedule.End(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        events.Raise(new ArrangementChanged());
        return true;
    }

    private async Task DemandAsync(PortalDb db, ScheduleTarget target, Person by, CancellationToken cancel)
    {
        var cluster = target.Cluster;
        if (target.Screen is { } screen) cluster = await ClusterOfAsync(db, screen, cancel) ?? throw new RuleException("schedule.unknown-screen");
        if (cluster is { } known && !await db.Clusters.AnyAsync(row => row.Id == known, cancel)) throw new RuleException("schedule.unknown-screen");
        await rights.DemandAsync(by, Permission.ArrangeScreens, cluster, cancel);
    }

    private static Task<Guid?> ClusterOfAsync(PortalDb db, Guid screen, CancellationToken cancel) => (
        from row in db.Screens
        join output in db.Outputs on row.OutputId equals output.Id
        join device in db.Devices on output.DeviceId equals device.Id
        where row.Id == screen
        select (Guid?)device.ClusterId).FirstOrDefaultAsync(cancel);
}
