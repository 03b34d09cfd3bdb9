using Doingoai.Portal.Platform.Loops;
using Microsoft.Data.Sqlite;

namespace Doingoai.Portal.Platform.Memory;

/// <summary>
/// Gives memory back to the machine after a burst. The runtime collects when something allocates; a portal that served a
/// thousand screens at once and has nothing to do afterwards would keep what they needed for hours. So would every idle
/// connection to SQLite, with up to 2 MB of pages that the machine keeps anyway.
/// </summary>
internal sealed class MemoryLoop(LoopServices services, MemoryWatch watch, TimeProvider time) : LeasedLoop(services, "memory", MemoryWatch.Every)
{
    protected override bool OncePerSystem => false;

    protected override Task StepAsync(CancellationToken stop)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        if (!watch.IsDue(time.GetUtcNow(), process.TotalProcessorTime, process.WorkingSet64)) return Task.CompletedTask;

        SqliteConnection.ClearAllPools();
        Collect();
        GC.WaitForPendingFinalizers(); // what they held goes with the second
        Collect();
        FreeMemory.GiveBack();
        process.Refresh();
        watch.GaveBack(time.GetUtcNow(), process.WorkingSet64);
        return Task.CompletedTask;
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
