using System.Runtime;
using Doingoai.Portal.Platform.Loops;
using Microsoft.Data.Sqlite;

namespace Doingoai.Portal.Platform.Memory;

/// <summary>
/// Gives memory back to the machine after a burst. The runtime collects when something allocates; a portal that served a
/// thousand screens at once and has nothing to do afterwards would keep what they needed for hours. So would every idle
/// connection to SQLite, with up to 2 MB of pages that the machine keeps anyway.
/// </summary>
internal sealed class MemoryLoop(LoopServices services, MemoryWatch watch, IProcessUse use, TimeProvider time) : LeasedLoop(services, "memory", MemoryWatch.Every)
{
    protected override bool OncePerSystem => false;

    /// <summary>Whole collections are done beside the program, or here: one that stops it for as long as that takes is begun by no burst.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task StepAsync(CancellationToken stop)
    {
        var (processor, resident) = use.Now();
        if (!watch.IsDue(time.GetUtcNow(), processor, resident) || !await IsStillAsync(stop)) return;

        SqliteConnection.ClearAllPools();
        Collect();
        GC.WaitForPendingFinalizers(); // what they held goes with the second
        if (await IsStillAsync(stop)) Collect();
        FreeMemory.GiveBack();
        watch.GaveBack(time.GetUtcNow(), use.Now().Resident);
    }

    // The interval may have been quiet and thousands of screens come back just now.
    private async Task<bool> IsStillAsync(CancellationToken stop)
    {
        var before = use.Now().Processor;
        await Task.Delay(MemoryWatch.Moment, time, stop);
        return MemoryWatch.IsStill(use.Now().Processor - before);
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
