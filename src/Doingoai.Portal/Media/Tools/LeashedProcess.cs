using System.Diagnostics;
using System.Globalization;

namespace Doingoai.Portal.Media.Tools;

/// <summary>
/// Runs a program on a foreign file: at low priority, within a bound of processor time and memory, and never longer than
/// the portal lives. The shell in between waits on a pipe from the portal; when the portal ends, however it ends, the
/// pipe breaks and the program is killed. (PR_SET_PDEATHSIG would follow the thread that started it, not the portal.)
/// </summary>
internal static class LeashedProcess
{
    private const int KeptWords = 4_000;

    private const string Leash = """
        ulimit -t "$1"; ulimit -v "$2"; shift 2
        exec 3<&0
        nice -n 15 "$@" </dev/null & job=$!
        (read -r _ <&3; kill -9 "$job") >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait "$job"; code=$?
        kill "$watch" 2>/dev/null
        exit "$code"
        """;

    /// <summary>Ended by itself: its code and the last it said on standard error. Cancelled: it is dead when this throws.</summary>
    public static async Task<ProcessEnd> RunAsync(string program, IEnumerable<string> arguments, ProcessLimits limits, Action<string>? heard, CancellationToken cancel)
    {
        using var process = Process.Start(Order(program, arguments, limits)) ?? throw new InvalidOperationException("sh did not start.");
        var words = new LastWords(KeptWords);
        var listening = Task.WhenAll(ListenAsync(process.StandardOutput, heard), ListenAsync(process.StandardError, words.Add));
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        finally
        {
            process.StandardInput.Close(); // breaks the pipe: the leash kills what still runs
            await process.WaitForExitAsync(CancellationToken.None);
            await listening;
        }

        return new(process.ExitCode, words.ToString());
    }

    private static ProcessStartInfo Order(string program, IEnumerable<string> arguments, ProcessLimits limits)
    {
        var order = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] before = ["-c", Leash, "leash", ((int)limits.Processor.TotalSeconds).ToString(CultureInfo.InvariantCulture), (limits.MemoryBytes / 1024).ToString(CultureInfo.InvariantCulture), program];
        foreach (var argument in before.Concat(arguments)) order.ArgumentList.Add(argument);
        return order;
    }

    private static async Task ListenAsync(StreamReader said, Action<string>? heard)
    {
        while (await said.ReadLineAsync() is { } line) heard?.Invoke(line);
    }

    private sealed class LastWords(int most)
    {
        private string _words = "";

        public void Add(string line)
        {
            _words += line + '\n';
            if (_words.Length > most) _words = _words[^most..];
        }

        public override string ToString() => _words;
    }
}
