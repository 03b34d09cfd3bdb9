using System.Diagnostics;

namespace Doingoai.Portal.Platform.Memory;

/// <summary>What this process takes from its machine.</summary>
internal interface IProcessUse
{
    /// <summary>Processor time used so far, of all threads, and bytes in memory.</summary>
    (TimeSpan Processor, long Resident) Now();
}

internal sealed class ProcessUse : IProcessUse
{
    public (TimeSpan Processor, long Resident) Now()
    {
        using var process = Process.GetCurrentProcess();
        return (process.TotalProcessorTime, process.WorkingSet64);
    }
}
