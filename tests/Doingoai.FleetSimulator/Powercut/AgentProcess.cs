using System.Diagnostics;
using System.Threading.Channels;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Powercut;

/// <summary>An agent as a process of its own, that can be killed at any instruction.</summary>
internal sealed class AgentProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<(Shown Shown, TimeSpan At)> _said = Channel.CreateUnbounded<(Shown, TimeSpan)>();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Task<string> _errors;

    private AgentProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _ = ReadAsync();
    }

    /// <summary>What it shows and draws, and when, counted from the start of the process.</summary>
    public ChannelReader<(Shown Shown, TimeSpan At)> Said => _said.Reader;

    public static AgentProcess Start(string folder, Uri portal, string link)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The program may be run by its own host or by dotnet.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(AgentProcess).Assembly.Location);
        foreach (var word in (string[])[AgentHost.Verb, folder, portal.ToString(), link]) start.ArgumentList.Add(word);
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "FFFF"; // it lives for a second or two: nothing is worth compiling twice
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // nor mapping twice what was compiled
        return new(start);
    }

    /// <summary>SIGKILL; returns once it is gone.</summary>
    public async Task<string> KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        return await _errors;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (ProtocolJson.TryRead<Shown>(System.Text.Encoding.UTF8.GetBytes(line)) is { } shown) _said.Writer.TryWrite((shown, _clock.Elapsed));
        _said.Writer.Complete();
    }
}
