using System.Runtime.InteropServices;
using System.Text;

namespace Doingoai.Player.Storage;

/// <summary>fsync of a folder: without it a rename may be gone after a power cut. .NET has no call for it.</summary>
internal static class FolderSync
{
    private const int ReadOnly = 0;

    public static void Run(string folder)
    {
        if (!OperatingSystem.IsLinux()) return; // elsewhere the agent runs only on developers' desks

        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (handle < 0) throw Failure(folder);
        try
        {
            if (Fsync(handle) != 0) throw Failure(folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failure(string folder)
    {
        var code = Marshal.GetLastPInvokeError();
        return new($"{Marshal.GetPInvokeErrorMessage(code)} : '{folder}'", code);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
