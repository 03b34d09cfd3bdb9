using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Doingoai.Benchmarks.Site;

/// <summary>The load: Debian's wrk, one thread and a few kept connections, so that the server and not the load is what is measured.</summary>
internal static partial class Wrk
{
    /// <summary>Requests per second; throws if any answer was not 2xx or 3xx.</summary>
    public static async Task<double> RunAsync(Uri address, IEnumerable<(string Name, string Value)> headers, int seconds, int connections, CancellationToken cancel)
    {
        Programs.Demand("wrk", "wrk");
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var word in new[] { "-t1", $"-c{connections}", $"-d{seconds}s" }) start.ArgumentList.Add(word);
        foreach (var (name, value) in headers)
        {
            start.ArgumentList.Add("-H");
            start.ArgumentList.Add($"{name}: {value}");
        }

        start.ArgumentList.Add(address.ToString());
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (said.Contains("Non-2xx", StringComparison.Ordinal) || Rate().Match(said) is not { Success: true } rate)
            throw new InvalidOperationException($"{address} was not answered as it should: {said}");

        return double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}
