using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Doingoai.Player;
using Doingoai.Player.Storage;

namespace Doingoai.FleetSimulator.Load;

/// <summary>Up to 1,000 real agents in this process, each with a device of its own, and what they drew when.</summary>
internal sealed class AgentFleet : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SocketsHttpHandler _http = new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionIdleTimeout = PlayerAgentFactory.IdleConnection };
    private readonly ConcurrentDictionary<Guid, ConcurrentQueue<Sighting>> _drawn = new();
    private readonly List<FleetAgent> _agents = [];

    private AgentFleet(string folder) => _folder = folder;

    public IReadOnlyList<FleetAgent> Agents => _agents;

    /// <summary>Starts an agent for every seat of the portal. They come up by themselves, at once.</summary>
    public static AgentFleet Start(LoadPortal portal, string link)
    {
        var fleet = Empty();
        fleet.Join(portal, link, portal.Seats);
        return fleet;
    }

    public static AgentFleet Empty()
    {
        // A thousand players share one disk here; at their sites each has its own. Their fsyncs would measure this machine's.
        var shared = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        return new(Path.Combine(shared, $"doingoai-agents-{Guid.NewGuid():N}"));
    }

    /// <summary>Starts an agent for each of some seats that have none yet.</summary>
    public void Join(LoadPortal portal, string link, IEnumerable<Seat> seats)
    {
        foreach (var seat in seats)
        {
            var folder = Path.Combine(_folder, $"{seat.Device:N}");
            Enrol(portal, seat, folder);
            _drawn[seat.Screen] = [];
            _agents.Add(new(folder, portal.Network.Address, portal.Network.MqttPort, link, http: _http, drawn: Draw, takesPictures: false));
        }
    }

    public void Forget()
    {
        foreach (var sightings in _drawn.Values) sightings.Clear();
    }

    /// <summary>When a screen first drew something of which <paramref name="isIt"/> holds; <c>null</c>: not yet.</summary>
    public long? DrawnAt(Guid screen, Func<Sighting, bool> isIt) => _drawn.GetValueOrDefault(screen, []).Where(isIt).Select(sighting => (long?)sighting.Timestamp).FirstOrDefault();

    public async ValueTask DisposeAsync()
    {
        await Parallel.ForEachAsync(_agents, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (agent, _) => await agent.DisposeAsync());
        _http.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private void Draw(Guid screen, long manifest, string entry)
    {
        if (_drawn.TryGetValue(screen, out var sightings)) sightings.Enqueue(new(manifest, entry, Stopwatch.GetTimestamp()));
    }

    // The files an enrolment leaves behind.
    private static void Enrol(LoadPortal portal, Seat seat, string folder)
    {
        var (disk, files) = (new Disk(), new PlayerFolder(folder));
        disk.Keep(files.Key, Encoding.ASCII.GetBytes(seat.Key.ExportPkcs8PrivateKeyPem()));
        disk.Keep(files.Roster, Encoding.UTF8.GetBytes(portal.Roster));
        disk.WriteJson(files.Identity, portal.Identity with { Device = seat.Device });
    }
}

/// <param name="Timestamp">Of <see cref="Stopwatch"/>.</param>
internal readonly record struct Sighting(long Manifest, string Entry, long Timestamp);
