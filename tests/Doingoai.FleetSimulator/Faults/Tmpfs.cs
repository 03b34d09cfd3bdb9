using System.Diagnostics;

namespace Doingoai.FleetSimulator.Faults;

/// <summary>A small disk of its own, that can really be filled and really be turned read-only. Needs root.</summary>
internal sealed class Tmpfs : IAsyncDisposable
{
    private readonly string _ballast;

    private Tmpfs(string path) => (Path, _ballast) = (path, System.IO.Path.Combine(path, "ballast"));

    public string Path { get; }

    /// <summary><c>null</c>: this machine does not let us.</summary>
    public static async Task<Tmpfs?> TryMountAsync(int megabytes)
    {
        var path = Directory.CreateTempSubdirectory("doingoai-tmpfs-").FullName;
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path)) return new(path);
        Directory.Delete(path);
        return null;
    }

    /// <summary>Takes all the space that is left, again if need be.</summary>
    public void Fill()
    {
        using var file = File.OpenHandle(_ballast, FileMode.OpenOrCreate, FileAccess.Write);
        var block = new byte[64 * 1024];
        try
        {
            for (var at = RandomAccess.GetLength(file); ; at += block.Length) RandomAccess.Write(file, block, at);
        }
        catch (IOException)
        {
            // Full: that was asked for.
        }
    }

    public void Free() => File.Delete(_ballast);

    public Task<bool> SetReadOnlyAsync(bool isReadOnly) => RunAsync("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", Path);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "-l", Path);
        if (!Directory.EnumerateFileSystemEntries(Path).Any()) Directory.Delete(Path);
    }

    private static async Task<bool> RunAsync(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true, RedirectStandardOutput = true });
            if (process is null) return false;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
