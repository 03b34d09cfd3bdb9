using System.ComponentModel;
using System.Diagnostics;

namespace Doingoai.Player.Machines;

/// <summary>Runs programs of the machine. Names and arguments are this program's own, never words of an order.</summary>
/// <param name="folders">Where programs lie; <c>null</c>: as the environment says.</param>
internal sealed class Tools(string? folders = null)
{
    private const int MaxOutput = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string[] _folders = (folders ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    public bool Has(string name) => Find(name) is not null;

    /// <summary>What it wrote; <c>null</c> if it is missing, failed or took too long.</summary>
    public async Task<string?> RunAsync(string name, CancellationToken cancel, params string[] args)
    {
        if (Find(name) is not { } path) return null;

        var start = new ProcessStartInfo(path, args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["LC_ALL"] = "C"; // its words are read
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            return await OutputAsync(process, cancel);
        }
        catch (Exception error) when (error is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<string?> OutputAsync(Process process, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await Task.WhenAll(output, errors, process.WaitForExitAsync(limit.Token));
            var text = await output;
            return process.ExitCode == 0 ? text[..Math.Min(text.Length, MaxOutput)] : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            return null;
        }
    }

    private string? Find(string name) => _folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
