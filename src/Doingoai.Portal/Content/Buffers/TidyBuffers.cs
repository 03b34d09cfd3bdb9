using Doingoai.Portal.Content.Presence;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Buffers;

/// <summary>What nobody came back for in <see cref="Days"/> days is let go.</summary>
internal sealed class TidyBuffers(IDbContextFactory<PortalDb> dbs, Presences presences, TimeProvider time)
{
    public const int Days = 60;

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var oldest = time.GetUtcNow().AddDays(-Days);
        await db.DraftBuffers.Where(row => row.ChangedAt < oldest).ExecuteDeleteAsync(cancel);
        await presences.TidyAsync(cancel);
    }
}

internal sealed class TidyBuffersLoop(LoopServices loops, TidyBuffers tidy) : LeasedLoop(loops, "content-buffers", TimeSpan.FromHours(6))
{
    protected override Task StepAsync(CancellationToken stop) => tidy.RunAsync(stop);
}
