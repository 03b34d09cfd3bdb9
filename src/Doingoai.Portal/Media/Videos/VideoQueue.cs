using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Videos;

/// <summary>Videos that wait to be made playable. Each keeps its file under its own id until it is an asset.</summary>
internal sealed class VideoQueue(IDbContextFactory<PortalDb> dbs, UploadRoom room, EventBus events, TimeProvider time)
{
    /// <summary>So long a film that failed can be tried again.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(7);
    private const int Most = 50;

    /// <summary>Takes over an arrived file. The same film twice is one job.</summary>
    public async Task<Guid> AddAsync(UploadSession upload, string sha256, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var same = await db.VideoJobs.Where(one => one.SourceSha256 == sha256 && (one.State == VideoJobState.Waiting || one.State == VideoJobState.Running)).FirstOrDefaultAsync(cancel);
        if (same is not null) return same.Id;

        var job = new VideoJob(Guid.CreateVersion7(), sha256, upload.FileName, upload.Person, upload.FolderId, time.GetUtcNow());
        File.Move(room.FileOf(upload.Id), room.FileOf(job.Id));
        db.VideoJobs.Add(job);
        await db.SaveChangesAsync(cancel);
        events.Raise(new VideoQueued(job.Id));
        return job.Id;
    }

    /// <summary>Those that are not in the library yet, newest first.</summary>
    public async Task<IReadOnlyList<VideoJob>> ListAsync(CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Remembered;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.VideoJobs.AsNoTracking().Where(one => one.State != VideoJobState.Done && (one.EndedAt == null || one.EndedAt > since))
            .OrderByDescending(one => one.CreatedAt).Take(Most).ToListAsync(cancel);
    }

    public async Task<VideoJob?> FindAsync(Guid id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.VideoJobs.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
    }

    public async Task<VideoJob?> CancelAsync(Guid id, CancellationToken cancel)
    {
        var job = await ChangeAsync(id, one => one.Cancel(time.GetUtcNow()), cancel);
        if (job is not null) events.Raise(new VideoCancelled(id));
        return job;
    }

    public async Task<VideoJob?> RestartAsync(Guid id, CancellationToken cancel)
    {
        var job = await ChangeAsync(id, one => one.Restart(), cancel);
        if (job is not null) events.Raise(new VideoQueued(id));
        return job;
    }

    private async Task<VideoJob?> ChangeAsync(Guid id, Action<VideoJob> change, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.VideoJobs.FindAsync([id], cancel) is not { } job) return null;
        change(job);
        await db.SaveChangesAsync(cancel);
        return job;
    }
}
