using System.Diagnostics;

namespace Doingoai.Portal.Tests.Fixtures;

/// <summary>The portal as a program of its own: for what only a process shows (exit code, standard error, files).</summary>
internal static class PortalProgram
{
    /// <summary>Runs it to its end; for starts that are refused.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string folder, params string[] args)
    {
        using var process = Start(folder, args);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts it in <paramref name="folder"/> with free ports and an empty recipe, unless told otherwise.</summary>
    public static Process Start(string folder, params string[] args)
    {
        StartsPortalAttribute.Demand();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Doingoai.Portal.dll"));
        foreach (var arg in args) start.ArgumentList.Add(arg);
        foreach (var (key, value) in new[] { ("Network:Http", "http://127.0.0.1:0"), ("Network:Mqtt", "0"), ("Seed:Recipe", "") })
            if (!args.Any(arg => arg.StartsWith($"--{key}=", StringComparison.Ordinal))) start.ArgumentList.Add($"--{key}={value}");
        return Process.Start(start)!;
    }
}
