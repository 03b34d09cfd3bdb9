using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Site.Feedback;

internal sealed class EraseFeedbackLoop(LoopServices loops, EraseFeedback erase) : LeasedLoop(loops, "feedback-retention", TimeSpan.FromHours(1))
{
    protected override Task StepAsync(CancellationToken stop) => erase.RunAsync(stop);
}
