using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Media.Videos;

/// <summary>A video on its way into the library: it becomes an asset when it has been made playable, or never.</summary>
internal sealed class VideoJob
{
    public const int MostAttempts = 3;

    private VideoJob()
    {
    }

    public VideoJob(Guid id, string sourceSha256, string fileName, Person by, Guid? folder, DateTimeOffset now)
    {
        (Id, SourceSha256, FileName, PersonId, PersonName, FolderId, CreatedAt) = (id, sourceSha256, fileName, by.Id, by.Name, folder, now);
    }

    public Guid Id { get; private set; }

    public VideoJobState State { get; private set; } = VideoJobState.Waiting;

    public string SourceSha256 { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public Guid PersonId { get; private set; }

    public string PersonName { get; private set; } = "";

    public Guid? FolderId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Percent { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Code of the rule that refused it.</summary>
    public string? Reason { get; private set; }

    public string? AssetSha256 { get; private set; }

    public Person Person => new(PersonId, PersonName);

    public bool IsOpen => State is VideoJobState.Waiting or VideoJobState.Running;

    /// <summary>Also one that was running: then the portal was stopped in the middle of it, and it begins anew.</summary>
    public bool Begin(DateTimeOffset now)
    {
        if (Attempts >= MostAttempts)
        {
            Fail("media.video-failed", now);
            return false;
        }

        (State, Percent, Attempts) = (VideoJobState.Running, 0, Attempts + 1);
        return true;
    }

    public void Advance(int percent) => Percent = Math.Clamp(percent, Percent, 99);

    public void Finish(string asset, DateTimeOffset now) => (State, Percent, AssetSha256, EndedAt) = (VideoJobState.Done, 100, asset, now);

    public void Fail(string reason, DateTimeOffset now) => (State, Reason, EndedAt) = (VideoJobState.Failed, reason, now);

    /// <summary>Stopped in the middle through no fault of its own: waits again, and the attempt does not count.</summary>
    public void Interrupt() => (State, Percent, Attempts) = (VideoJobState.Waiting, 0, Attempts - 1);

    public void Cancel(DateTimeOffset now)
    {
        if (!IsOpen) throw new RuleException("media.video-job-over");
        (State, EndedAt) = (VideoJobState.Cancelled, now);
    }

    public void Restart()
    {
        if (State is not (VideoJobState.Failed or VideoJobState.Cancelled)) throw new RuleException("media.video-job-running");
        (State, Reason, Percent, Attempts, EndedAt) = (VideoJobState.Waiting, null, 0, 0, null);
    }
}
