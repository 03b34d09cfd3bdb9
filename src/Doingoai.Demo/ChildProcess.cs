using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Doingoai.Demo;

/// <summary>A built program of this solution run as a process of its own, with its output in a log file.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    // 64 MB, hexadecimal, as the README tells operators: a virtual machine often hides the size of its cache from the runtime.
    private const string Gen0Size = "4000000";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly StreamWriter _log;

    private ChildProcess(Process process, string readyFile, string logFile)
    {
        (_process, ReadyFile, LogFile) = (process, readyFile, logFile);
        _log = new StreamWriter(new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The file the program writes when it is ready.</summary>
    public string ReadyFile { get; }

    public string LogFile { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Waits until it has ended, by itself or otherwise.</summary>
    public Task ExitAsync(CancellationToken cancel) => _process.WaitForExitAsync(cancel);

    /// <summary>Starts <paramref name="program"/> ("Portal" or "Player") with settings as <c>Section:Name</c> → value.</summary>
    public static ChildProcess Start(string program, string folder, IReadOnlyDictionary<string, string> settings)
    {
        Directory.CreateDirectory(folder);
        var ready = Path.Combine(folder, $"{program.ToLowerInvariant()}.ready.json");
        File.Delete(ready);

        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Dll(program));
        start.ArgumentList.Add($"--{program}:ReadyFile={ready}");
        foreach (var (key, value) in settings) start.ArgumentList.Add($"--{key}={value}");
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment.Remove("DOTNET_GCgen0size"); // of whoever starts it: a kiosk has none
        if (program == "Portal") start.Environment["DOTNET_GCgen0size"] = Gen0Size;
        else start.Environment["DOTNET_EnableDiagnostics"] = "0"; // as the unit of a kiosk says

        return new(Process.Start(start)!, ready, Path.Combine(folder, $"{program.ToLowerInvariant()}.log"));
    }

    /// <summary>The ready file's content as soon as <paramref name="enough"/> holds; throws with the log's tail if the program ends or time runs out.</summary>
    public async Task<JsonElement> ReadyAsync(TimeSpan limit, Func<JsonElement, bool>? enough = null, CancellationToken cancel = default)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < limit; await Task.Delay(100, cancel))
        {
            if (HasExited) throw new InvalidOperationException($"The program ended with code {_process.ExitCode}. {Tail()}");
            if (TryRead() is { } content && (enough is null || enough(content))) return content;
        }

        throw new TimeoutException($"Not ready after {limit.TotalSeconds:0} s. {Tail()}");
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop; ends it and its children by force if it does not.</summary>
    public async Task StopAsync()
    {
        if (!HasExited)
        {
            _ = Signal(Id, 15);
            try
            {
                await _process.WaitForExitAsync().WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        lock (_log) _log.Dispose();
    }

    /// <summary>The last lines of what it said.</summary>
    public string Tail()
    {
        using var reader = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join('\n', reader.ReadToEnd().Split('\n').TakeLast(25));
    }

    private JsonElement? TryRead()
    {
        try
        {
            return File.Exists(ReadyFile) ? JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(ReadyFile)) : null;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null; // being replaced
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
        {
            if (line.Data is not null && _log.BaseStream.CanWrite) _log.WriteLine(line.Data);
        }
    }

    /// <summary>Where the build put it.</summary>
    public static string Dll(string program) => Path.GetFullPath(
        typeof(ChildProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == program).Value!);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
