using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Uploads;

/// <summary>What is still arriving. An upload is its person's alone.</summary>
internal sealed class OpenUploads(IDbContextFactory<PortalDb> dbs, UploadRoom room, IOptions<MediaOptions> options, TimeProvider time)
{
    public async Task<UploadSession?> FindAsync(Guid id, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.UploadSessions.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.PersonId == by.Id, cancel);
    }

    public async Task TouchAsync(Guid id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.UploadSessions.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.TouchedAt, time.GetUtcNow()), cancel);
    }

    /// <summary>Forgets it, file and all.</summary>
    public async Task EndAsync(Guid id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.UploadSessions.Where(one => one.Id == id).ExecuteDeleteAsync(cancel);
        room.Forget(id);
    }

    /// <summary>Forgets what stopped arriving long ago, and files whose row has gone.</summary>
    public async Task ForgetStaleAsync(CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Videos.VideoQueue.Remembered;
        var before = time.GetUtcNow().AddHours(-options.Value.UploadHours);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        foreach (var stale in await db.UploadSessions.Where(one => one.TouchedAt < before).Select(one => one.Id).ToListAsync(cancel)) await EndAsync(stale, cancel);

        var known = (await db.UploadSessions.Select(one => one.Id).ToListAsync(cancel)).ToHashSet();
        known.UnionWith(await db.VideoJobs.Where(one => one.AssetSha256 == null && (one.EndedAt == null || one.EndedAt > since)).Select(one => one.Id).ToListAsync(cancel));
        room.ForgetAllBut(known, before.UtcDateTime);
    }
}
