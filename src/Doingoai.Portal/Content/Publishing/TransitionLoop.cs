using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Looks every second whether a planned beginning or end has passed.</summary>
internal sealed class TransitionLoop(LoopServices loops, PassTransitions pass) : LeasedLoop(loops, "content-transitions", TimeSpan.FromSeconds(1))
{
    protected override Task StepAsync(CancellationToken stop) => pass.RunAsync(stop);
}
