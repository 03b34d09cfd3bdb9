using Doingoai.Demo;
using Doingoai.FleetSimulator.Faults;
using Doingoai.Player;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.FleetSimulator.Trouble;

/// <summary>One agent on a real portal, with everything between them and below it that can be broken; it can be started again on its folder.</summary>
internal sealed class TroubledPlayer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PlayerOptions _options;
    private CancellationTokenSource _stop = new();
    private PlayerAgent? _agent;
    private Task _running = Task.CompletedTask;
    private FakeRenderer _renderer = new(TimeProvider.System);

    public TroubledPlayer(string folder, DemoNetwork network)
    {
        (Http, Mqtt) = (new(network.Address.Port), new(network.MqttPort));
        _options = new() { Folder = folder, PortalAddress = new($"http://127.0.0.1:{Http.Port}"), MqttAddress = $"127.0.0.1:{Mqtt.Port}", Link = LinkNames.Mqtt, Name = "agent" };
        Start();
    }

    public TcpProxy Http { get; }

    public TcpProxy Mqtt { get; }

    public FaultyDisk Disk { get; } = new();

    public LyingHttp Server { get; private set; } = new();

    public string Folder => _options.Folder;

    /// <summary>Hash of the file on the screen; <c>null</c>: nothing is.</summary>
    public string? Shown(Guid screen) => _renderer.FileOn(screen);

    public string? PathOf(string sha256) => _agent?.Media.PathOf(sha256);

    /// <summary>Files the renderer cannot decode.</summary>
    public void Poison(IEnumerable<string> files) => _renderer.Poison = files.ToHashSet();

    public async Task EnrolAsync(PortalClient technician, Guid device, CancellationToken cancel)
    {
        await Wait.UntilAsync("a code and three words are shown", () => _agent!.Enrolment is { Words.Count: 3 }, Patience, cancel);
        await DemoNetwork.ConfirmAsync(technician, _agent!.Enrolment!.Code, [.. _agent.Enrolment.Words], device, cancel);
    }

    /// <summary>Stops it, does something to what it left, and starts it again.</summary>
    public async Task RestartAsync(Action meanwhile)
    {
        await StopAsync();
        meanwhile();
        Start();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Http.DisposeAsync();
        await Mqtt.DisposeAsync();
    }

    private void Start()
    {
        (_stop, _renderer, Server) = (new(), new(TimeProvider.System), new());
        _agent = PlayerAgentFactory.Create(_options, _renderer, TimeProvider.System, NullLoggerFactory.Instance, Server, Disk);
        _running = _agent.RunAsync(_stop.Token);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _agent?.Dispose();
        _renderer.Dispose();
        Server.Dispose();
        _stop.Dispose();
    }
}
