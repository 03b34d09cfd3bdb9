using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Doingoai.FleetSimulator.Screens;

/// <summary>
/// Puts files out of the kernel's cache, as they are after a power cut: only these, because other programs on this machine go
/// on with theirs.
/// </summary>
internal static class ColdFiles
{
    private const int DontNeed = 4;

    /// <summary>Bytes that were asked to leave the cache.</summary>
    public static long Forget(params string[] folders)
    {
        var bytes = 0L;
        foreach (var path in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", Everything)))
        {
            try
            {
                using var file = File.OpenHandle(path);
                if (Advise(file, 0, 0, DontNeed) == 0) bytes += RandomAccess.GetLength(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It is being replaced, or nobody may read it.
            }
        }

        return bytes;
    }

    private static EnumerationOptions Everything => new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    [DllImport("libc", EntryPoint = "posix_fadvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(SafeFileHandle file, long offset, long length, int advice);
}
