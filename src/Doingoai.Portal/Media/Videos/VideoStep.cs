using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Media.Tools;
using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Videos;

/// <summary>Makes one waiting video playable. One that was running when the portal stopped begins anew.</summary>
internal sealed class VideoStep(IDbContextFactory<PortalDb> dbs, UploadRoom room, NormaliseVideo normalise, TakeFrames frames, UploadMedia library, MediaTools tools, TimeProvider time)
    : IOn<VideoCancelled>
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(1);

    private volatile RunningVideo? _running;

    public void Handle(VideoCancelled happened) => _running?.StopIf(happened.Job);

    /// <param name="isMine">Keeps the lease; false once another node has it.</param>
    /// <returns>False if there is nothing to do.</returns>
    public async Task<bool> RunAsync(Func<Task<bool>> isMine, CancellationToken stop)
    {
        if (!tools.ConvertsVideos || await NextAsync(stop) is not { } job) return false;

        using var running = new RunningVideo(job.Id, stop);
        _running = running;
        var watching = WatchAsync(running, isMine);
        try
        {
            var asset = await ConvertAsync(job, running);
            await EndAsync(job.Id, one => one.Finish(asset, time.GetUtcNow()));
        }
        catch (RuleException refused)
        {
            await EndAsync(job.Id, one => one.Fail(refused.Code, time.GetUtcNow()));
        }
        catch (IOException full) when (DiskFull.Is(full))
        {
            await EndAsync(job.Id, one => one.Fail("media.disk-full", time.GetUtcNow()));
        }
        catch (OperationCanceledException) when (running.IsStopped)
        {
            if (stop.IsCancellationRequested) await EndAsync(job.Id, one => one.Interrupt()); // the portal stops: not the film's fault
        }
        finally
        {
            _running = null;
            running.Stop();
            await watching;
            File.Delete(Target(job.Id));
        }

        stop.ThrowIfCancellationRequested();
        return true;
    }

    private string Target(Guid job) => room.FileOf(job) + ".mp4";

    private async Task<VideoJob?> NextAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var job = await db.VideoJobs.Where(one => one.State == VideoJobState.Waiting || one.State == VideoJobState.Running).OrderBy(one => one.CreatedAt).FirstOrDefaultAsync(cancel);
        if (job is null) return null;

        var begun = job.Begin(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return begun ? job : await NextAsync(cancel);
    }

    private async Task<string> ConvertAsync(VideoJob job, RunningVideo running)
    {
        if (!File.Exists(room.FileOf(job.Id))) throw new RuleException("media.upload-gone");
        await normalise.RunAsync(room.FileOf(job.Id), Target(job.Id), running.Advance, running.Stopped);

        var accepted = MediaIntake.AcceptVideo(Target(job.Id), MediaFormat.Mp4, job.SourceSha256);
        var taken = await library.TakeVideoAsync(accepted, Target(job.Id), Path.ChangeExtension(job.FileName, ".mp4"), job.Person, job.FolderId, running.Stopped);
        await frames.RunAsync(taken.Asset.Sha256, running.Stopped);
        return taken.Asset.Sha256;
    }

    /// <summary>Tells how far it is, and stops when somebody, perhaps on another node, wants it no longer.</summary>
    private async Task WatchAsync(RunningVideo running, Func<Task<bool>> isMine)
    {
        using var timer = new PeriodicTimer(Watch, time);
        try
        {
            while (await timer.WaitForNextTickAsync(running.Stopped))
            {
                await using var db = await dbs.CreateDbContextAsync(running.Stopped);
                var wanted = await db.VideoJobs.Where(one => one.Id == running.Job && one.State == VideoJobState.Running)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.Percent, running.Percent), running.Stopped);
                if (wanted == 0 || !await isMine()) running.Stop();
            }
        }
        catch (OperationCanceledException)
        {
            // the film is done, or nobody wants it
        }
    }

    private async Task EndAsync(Guid id, Action<VideoJob> end)
    {
        await using var db = await dbs.CreateDbContextAsync(CancellationToken.None);
        if (await db.VideoJobs.FindAsync([id], CancellationToken.None) is not { State: VideoJobState.Running } job) return;
        end(job);
        await db.SaveChangesAsync(CancellationToken.None);
        if (job.State == VideoJobState.Done) room.Forget(id); // of what failed or was cancelled the file stays, so that it can be tried again
    }
}
