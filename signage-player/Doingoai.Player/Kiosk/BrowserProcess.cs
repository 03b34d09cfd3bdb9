using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Kiosk;

/// <summary>
/// One run of the browser: fresh profile, own session, driven through the pipes 3 and 4, so that no debugging port is
/// open. When the agent dies, the pipe breaks and the browser ends by itself.
/// </summary>
internal sealed partial class BrowserProcess : IAsyncDisposable
{
    // .NET can only redirect 0–2: the shell moves them to where Chromium expects its debugging pipes.
    private const string MovePipes = "exec \"$@\" 3<&0 4>&1 0</dev/null 1>&2";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Process _process;
    private readonly string _folder;
    private readonly string _profile;
    private readonly ILogger _logger;

    private BrowserProcess(Process process, string folder, string profile, ILogger logger)
    {
        (_process, _folder, _profile, _logger, Id) = (process, folder, profile, logger, process.Id);
        DevTools = new DevTools(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        Exited = process.WaitForExitAsync();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text) LogBrowserSays(text);
        };
        process.BeginErrorReadLine();
    }

    public DevTools DevTools { get; }

    public Task Exited { get; }

    /// <summary>Number of its process and of its session.</summary>
    public int Id { get; }

    /// <param name="folder">The agent's own folder for browsers.</param>
    public static BrowserProcess Start(string path, KioskOptions options, string folder, ILogger logger)
    {
        var profile = Path.Combine(folder, $"profile-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(profile);
        var start = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "/bin/sh", "-c", MovePipes, "sh", path },
            Environment = { ["HOME"] = profile, ["XDG_CACHE_HOME"] = Path.Combine(folder, "cache"), ["XDG_CONFIG_HOME"] = profile },
        };
        foreach (var argument in BrowserArguments.For(options, profile, ProcessTable.IsRoot)) start.ArgumentList.Add(argument);

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{path} did not start.");
        BrowserRecord.Write(folder, process.Id);
        return new BrowserProcess(process, folder, profile, logger);
    }

    /// <summary>Removes profiles of earlier runs.</summary>
    public static void RemoveProfiles(string folder)
    {
        foreach (var profile in Directory.EnumerateDirectories(folder, "profile-*")) Remove(profile);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await DevTools.TryCloseBrowserAsync();
            await Task.WhenAny(Exited, Task.Delay(Patience));
        }

        ProcessTable.KillSession(Id);
        await Exited;
        await DevTools.DisposeAsync();
        BrowserRecord.Erase(_folder);
        Remove(_profile);
        _process.Dispose();
    }

    private static void Remove(string profile)
    {
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser is still writing while it dies: the next start removes it.
        }
    }

    [LoggerMessage(LogLevel.Debug, "Browser: {Line}")]
    private partial void LogBrowserSays(string line);
}
