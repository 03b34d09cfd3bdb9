using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Enrolment;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>The machines that wait, for technicians; and what one of them is told when it asks.</summary>
internal sealed class EnrolmentList(IDbContextFactory<PortalDb> dbs, ITrust trust, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<WaitingMachine>> WaitingAsync(string? code, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.Set<PendingEnrolment>().AsNoTracking()
            .Where(row => row.State == EnrolmentState.Pending && row.ExpiresAt > now && (code == null || row.Code == code))
            .OrderBy(row => row.AnnouncedAt).ToListAsync(cancel);
        return [.. rows.Select(row => new WaitingMachine(row.Id, row.Code, row.Name, row.Player, row.Address, row.Words(trust.RootKey), row.AnnouncedAt, row.ExpiresAt))];
    }

    public async Task<EnrolmentStatusAnswer?> StatusAsync(Guid enrolment, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Set<PendingEnrolment>().FindAsync([enrolment], cancel) is not { } row) return null;

        var state = row.StateAt(time.GetUtcNow());
        return state == EnrolmentState.Confirmed ? new(state, row.Device, trust.RosterJws) : new(state);
    }

    /// <summary>Rows that led to nothing go a day after they ended; whoever was enrolled stays on record.</summary>
    public async Task ForgetAsync(CancellationToken cancel)
    {
        var before = time.GetUtcNow() - Kept;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.Set<PendingEnrolment>().Where(row => row.State != EnrolmentState.Confirmed && row.ExpiresAt < before).ExecuteDeleteAsync(cancel);
    }
}
