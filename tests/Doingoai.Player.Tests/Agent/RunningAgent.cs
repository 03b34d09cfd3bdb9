using Doingoai.Player.Machines;
using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Agent;

/// <summary>A whole agent on a folder of its own, until disposed.</summary>
internal sealed class RunningAgent : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PlayerAgent _agent;
    private readonly Task _run;

    public RunningAgent(
        Uri portal, string folder, string link = LinkNames.Polling, TimeProvider? time = null, string? bootId = null, string? mqtt = null, TimeSpan? drawWithin = null, IDisk? disk = null, IMachineControl? machine = null,
        int? frameCheckMs = null)
    {
        var options = new PlayerOptions { PortalAddress = portal, Folder = folder, Link = link, MqttAddress = mqtt, Name = "Test machine", DrawWithin = drawWithin ?? TimeSpan.FromSeconds(30) };
        options.FrameCheckMs = frameCheckMs ?? options.FrameCheckMs;
        _agent = PlayerAgentFactory.Create(
            options, Renderer, time ?? TimeProvider.System, NullLoggerFactory.Instance, disk: disk, machine: new Machine(bootId ?? "boot-1", "0.1.0"), control: machine);
        _run = Task.Run(() => _agent.RunAsync(_stop.Token));
    }

    public FakeRenderer Renderer { get; } = new();

    public PlayerAgent Agent => _agent;

    /// <summary>A portal with one enrolled, connected agent.</summary>
    public static async Task<RunningAgent> EnrolAsync(
        FakePortal portal, TemporaryFolder folder, string link = LinkNames.Polling, TimeProvider? time = null, TimeSpan? drawWithin = null, IDisk? disk = null, IMachineControl? machine = null,
        int? frameCheckMs = null)
    {
        var agent = new RunningAgent(portal.Address, folder.Path, link, time, mqtt: portal.MqttAddress, drawWithin: drawWithin, disk: disk, machine: machine, frameCheckMs: frameCheckMs);
        portal.Confirm();
        await Eventually.IsTrueAsync(() => portal.Said<Hello>(UpTypes.Hello).Any(), "hello");
        return agent;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _agent.Dispose();
        Renderer.Dispose();
        _stop.Dispose();
    }
}
