using Doingoai.Demo;

namespace Doingoai.FleetSimulator;

/// <summary>A real portal process on loopback and real agents that own some of its screens.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly List<FleetAgent> _agents = [];

    private Fleet(string folder, DemoNetwork network, PortalClient technician) => (_folder, Network, Technician) = (folder, network, technician);

    public DemoNetwork Network { get; private set; }

    public PortalClient Technician { get; }

    /// <summary>The portal's journals and readings.</summary>
    public string Telemetry => Path.Combine(_folder, "portal", "data", "telemetry.db");

    /// <summary>Screens that an agent drives, one per agent.</summary>
    public List<Guid> Screens { get; } = [];

    /// <summary>The same with their agents.</summary>
    public IEnumerable<(Guid Screen, FleetAgent Agent)> Driven => Screens.Zip(_agents);

    /// <summary>Devices nobody drives yet.</summary>
    public List<FleetPlace> Free { get; private set; } = [];

    /// <summary>Starts a portal and as many agents as <paramref name="screens"/>, each with a device of its own.</summary>
    public static async Task<Fleet> StartAsync(int screens, string link, CancellationToken cancel, IReadOnlyDictionary<string, string>? settings = null)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"doingoai-fleet-{Guid.NewGuid():N}");
        var network = await StartPortalAsync(folder, cancel, settings);
        var fleet = new Fleet(folder, network, await network.SignInAsync("technician", cancel));
        try
        {
            fleet.Free = [.. FleetPlace.Read(await fleet.Technician.GetAsync("/api/v1/fleet", cancel))];
            if (screens > fleet.Free.Count) throw new ArgumentException($"The seeded inventory has {fleet.Free.Count} devices; --screens may be at most that.");
            await Task.WhenAll(Enumerable.Range(0, screens).Select(_ => fleet.AddAsync(link, cancel)).ToList());
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>The link of a screen as the portal sees it; <c>null</c> while it has none.</summary>
    public async Task<string?> LinkAsync(Guid screen, CancellationToken cancel)
    {
        var state = await Technician.GetAsync($"/api/v1/screens/{screen:N}/state", cancel);
        return state.TryGetProperty("link", out var link) ? link.GetString() : null;
    }

    public async Task<bool> AllOnAsync(string link, CancellationToken cancel)
    {
        foreach (var screen in Screens)
            if (await LinkAsync(screen, cancel) != link) return false;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_agents.Select(agent => agent.DisposeAsync().AsTask()));
        Technician.Dispose();
        await Network.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Ends the portal as a power cut would and starts it again on what it left; answers its new port.</summary>
    public async Task<int> KillPortalAsync(CancellationToken cancel)
    {
        await Network.Portal.KillAsync();
        await Network.DisposeAsync();
        Network = await StartPortalAsync(_folder, cancel);
        return Network.Address.Port;
    }

    /// <summary>An agent on the next free device, once it is connected. Several may be added at once.</summary>
    /// <param name="time">The machine's clocks; <c>null</c>: right ones.</param>
    public async Task<FleetAgent> AddAsync(string link, CancellationToken cancel, TimeProvider? time = null)
    {
        var place = Free[0];
        Free.RemoveAt(0);
        var agent = new FleetAgent(Path.Combine(_folder, $"agent-{_agents.Count + 1}"), Network.Address, Network.MqttPort, link, time: time);
        _agents.Add(agent);
        Screens.Add(place.Screens[0]);
        await agent.EnrolAsync(Technician, place.Device, cancel);
        await Wait.UntilAsync($"the agent is on {link}", async () => await LinkAsync(place.Screens[0], cancel) == link, Patience, cancel);
        return agent;
    }

    private static Task<DemoNetwork> StartPortalAsync(string folder, CancellationToken cancel, IReadOnlyDictionary<string, string>? settings = null)
    {
        var all = new Dictionary<string, string>
        {
            ["Seed:Recipe"] = FleetRecipe.Write(folder),
            ["Network:Http"] = "http://localhost:0",
            ["Network:Mqtt"] = "0",
            ["Devices:HeartbeatMs"] = "2000",
            // The whole fleet and its newsroom come from one address.
            ["RateLimits:SignIn"] = "1000",
            ["RateLimits:Enrolment"] = "10000",
            ["RateLimits:Upload"] = "10000",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) all[key] = value;
        return DemoNetwork.StartAsync(folder, all, cancel);
    }
}
