using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Platform.Memory;

/// <summary>
/// Gives memory back to the machine after a burst. The runtime collects when something allocates; a portal that served a
/// thousand screens at once and has nothing to do afterwards would keep what they needed for hours.
/// </summary>
internal sealed class MemoryLoop(LoopServices services, MemoryWatch watch) : LeasedLoop(services, "memory", MemoryWatch.Every)
{
    protected override bool OncePerSystem => false;

    protected override Task StepAsync(CancellationToken stop)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        if (!watch.IsDue(process.TotalProcessorTime, process.WorkingSet64)) return Task.CompletedTask;

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        process.Refresh();
        watch.GaveBack(process.WorkingSet64);
        return Task.CompletedTask;
    }
}
