using Doingoai.Portal.Media.Uploads;
using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Media.Library;

/// <summary>Forgets uploads that stopped arriving and makes rows searchable that were stored before there was a search text.</summary>
internal sealed class MediaUpkeepLoop(LoopServices loops, OpenUploads uploads, MakeSearchable searchable) : LeasedLoop(loops, "media-upkeep", TimeSpan.FromMinutes(10))
{
    protected override async Task StepAsync(CancellationToken stop)
    {
        await searchable.RunAsync(stop);
        await uploads.ForgetStaleAsync(stop);
    }
}
