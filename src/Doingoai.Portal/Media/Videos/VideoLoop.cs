using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Media.Videos;

/// <summary>Makes waiting videos playable, one after the other, on one node.</summary>
internal sealed class VideoLoop(LoopServices loops, VideoStep step) : LeasedLoop(loops, Name, TimeSpan.FromSeconds(10)), IOn<VideoQueued>
{
    private const string Name = "media-video";

    private readonly Leases _leases = loops.Leases;

    public void Handle(VideoQueued happened) => Wake();

    protected override async Task StepAsync(CancellationToken stop)
    {
        while (await step.RunAsync(() => _leases.TakeAsync(Name, stop), stop))
        {
            // the next one
        }
    }
}
