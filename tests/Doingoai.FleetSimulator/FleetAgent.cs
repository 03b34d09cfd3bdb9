using Doingoai.Demo;
using Doingoai.Player;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.FleetSimulator;

/// <summary>A real player agent in this process, with a renderer that draws nothing.</summary>
internal sealed class FleetAgent : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly FakeRenderer _renderer;
    private readonly PlayerAgent _agent;
    private readonly Task _running;

    /// <param name="change">Of the installer's settings.</param>
    /// <param name="http">Of many agents in one process, so that they share its connections; <c>null</c>: its own.</param>
    /// <param name="takesPictures">False: its screens are never compared with what they should show, which is each machine's own work.</param>
    public FleetAgent(
        string folder, Uri portal, int mqttPort, string link, Action<PlayerOptions>? change = null, HttpMessageHandler? http = null, Action<Guid, long, string>? drawn = null, TimeProvider? time = null,
        bool takesPictures = true)
    {
        _renderer = new(TimeProvider.System) { TakesPictures = takesPictures };
        if (drawn is not null) _renderer.WasDrawn += drawn;
        var options = new PlayerOptions
        {
            PortalAddress = portal,
            Folder = folder,
            Name = Path.GetFileName(folder),
            Link = link,
            StartFolders = "",
            MqttAddress = $"127.0.0.1:{mqttPort}",
        };
        change?.Invoke(options);
        _agent = PlayerAgentFactory.Create(options, _renderer, time ?? TimeProvider.System, NullLoggerFactory.Instance, http);
        _running = _agent.RunAsync(_stop.Token);
    }

    /// <summary>Entry each screen shows; "" is the calm slate.</summary>
    public IReadOnlyDictionary<Guid, string> Showing => _renderer.Showing;

    /// <summary>How often its renderer was loaded anew.</summary>
    public int Reloads => _renderer.Reloads;

    /// <summary>Hash of the file each screen shows; <c>null</c>: none.</summary>
    public string? ShownFile(Guid screen) => _renderer.FileOn(screen);

    /// <summary>Manifest under which a screen plays; 0: none.</summary>
    public long Manifest(Guid screen) => _renderer.Views.TryGetValue(screen, out var view) ? view.Plan.Manifest : 0;

    /// <summary>Pictures of the screen taken.</summary>
    public int Screenshots => _renderer.Screenshots;

    /// <summary>True once the file is there whole.</summary>
    public bool Holds(string sha256) => _agent.Media.PathOf(sha256) is not null;

    /// <summary>A portal has answered its announcement.</summary>
    public bool HasWords => _agent.Enrolment is { Words.Count: 3 };

    /// <summary>The link that stands; <c>null</c>: none.</summary>
    public string? Link => _agent.Link;

    /// <summary>Enrols by the real path: the code on the screen, the three words compared, a technician's yes.</summary>
    public async Task EnrolAsync(PortalClient technician, Guid device, CancellationToken cancel)
    {
        await Wait.UntilAsync("a code and three words are shown", () => _agent.Enrolment is { Words.Count: 3 }, Patience, cancel);
        var shown = _agent.Enrolment!;
        await DemoNetwork.ConfirmAsync(technician, shown.Code, [.. shown.Words], device, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _agent.Dispose();
        _renderer.Dispose();
        _stop.Dispose();
    }
}
