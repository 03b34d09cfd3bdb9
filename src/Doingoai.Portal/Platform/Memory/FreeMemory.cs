using System.Runtime.InteropServices;

namespace Doingoai.Portal.Platform.Memory;

/// <summary>What native libraries have freed and the C library keeps for the next time.</summary>
internal static class FreeMemory
{
    /// <summary>Does nothing where the C library is not glibc.</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, which has no such thing.
        }
    }

    // malloc_trim(3)
    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nint pad);
}
