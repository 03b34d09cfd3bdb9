using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Content.Search;

/// <summary>Looks every second whether the site's generation has grown beyond the index.</summary>
internal sealed class IndexLoop(LoopServices loops, IndexLive index) : LeasedLoop(loops, "content-search", TimeSpan.FromSeconds(1))
{
    protected override Task StepAsync(CancellationToken stop) => index.RunAsync(stop);
}
