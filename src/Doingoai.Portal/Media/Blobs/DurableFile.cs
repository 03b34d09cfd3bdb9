using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Doingoai.Portal.Media.Blobs;

/// <summary>A file is either there whole, also after a power cut, or not there at all.</summary>
internal static class DurableFile
{
    public static async Task WriteAsync(string staging, string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(staging);
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);

        var staged = Path.Combine(staging, Guid.CreateVersion7().ToString("N"));
        try
        {
            using (var file = File.OpenHandle(staged, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous))
            {
                await RandomAccess.WriteAsync(file, bytes, 0, cancel);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(staged, path, overwrite: true); // two writers of one hash write the same bytes
        }
        finally
        {
            File.Delete(staged);
        }

        FlushFolder(folder);
    }

    /// <summary>The same for a file that is already on this file system: it is moved, not copied.</summary>
    public static void Take(string file, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        using (var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(handle);
        File.Move(file, path, overwrite: true);
        FlushFolder(folder);
    }

    /// <summary>A rename is durable only when its folder is. .NET opens no folder, hence the call into libc.</summary>
    private static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;

        using var handle = new SafeFileHandle(Open(Encoding.UTF8.GetBytes(folder + '\0'), flags: 0), ownsHandle: true);
        if (!handle.IsInvalid) RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint Open(byte[] path, int flags);
}
