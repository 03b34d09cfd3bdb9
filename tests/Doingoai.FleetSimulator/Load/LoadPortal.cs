using System.Security.Cryptography;
using Doingoai.Demo;
using Doingoai.Player.Enrolment;
using Doingoai.Protocol.Trust;

namespace Doingoai.FleetSimulator.Load;

/// <summary>A real portal process whose inventory has any number of devices, all enrolled. It keeps its ports when it is started again.</summary>
internal sealed class LoadPortal : IAsyncDisposable
{
    // So many may be written while the portal runs: it asks its database for a key it does not know. Fleets that are measured begin
    // with a portal that has done nothing yet.
    private const int Few = 50;

    private readonly Dictionary<string, string> _settings;
    private bool _isUp = true;

    private LoadPortal(string folder, Dictionary<string, string> settings, DemoNetwork network) => (Folder, _settings, Network) = (folder, settings, network);

    public string Folder { get; }

    public DemoNetwork Network { get; private set; }

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    public Guid Cluster { get; private set; }

    /// <summary>The portal's id and root, which every device knows from its enrolment.</summary>
    public DeviceIdentity Identity { get; private set; } = null!;

    public string Roster { get; private set; } = "";

    /// <summary>A file of the portal's data folder.</summary>
    public string Data(string name) => Path.Combine(Folder, "portal", "data", name);

    public static async Task<LoadPortal> StartAsync(int screens, CancellationToken cancel, params (string Name, string Value)[] extra)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"doingoai-load-{Guid.NewGuid():N}");
        var settings = new Dictionary<string, string>
        {
            ["Seed:Recipe"] = FleetRecipe.Write(folder, screens),
            ["Network:Http"] = $"http://localhost:{FreePort.Find()}",
            ["Network:Mqtt"] = $"{FreePort.Find()}",
            // The whole fleet, its newsroom and its readers come from one address.
            ["RateLimits:SignIn"] = "1000",
            ["RateLimits:Nonce"] = "1000000",
            ["RateLimits:Search"] = "1000000",
            ["RateLimits:Upload"] = "10000",
        };
        foreach (var (name, value) in extra) settings[name] = value;
        var portal = new LoadPortal(folder, settings, await DemoNetwork.StartAsync(folder, settings, cancel));
        try
        {
            await portal.EnrolAllAsync(cancel);
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process at once, as a power cut of the program would; the disk keeps what was written.</summary>
    public async Task KillAsync()
    {
        await Network.Portal.KillAsync();
        await StopAsync();
    }

    public async Task StartAgainAsync(CancellationToken cancel)
    {
        Network = await DemoNetwork.StartAsync(Folder, _settings, cancel);
        _isUp = true;
    }

    /// <summary>Resident memory of the process, KB.</summary>
    public long ResidentKb() => long.Parse(
        File.ReadLines($"/proc/{Network.Portal.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Processor time it has used, s.</summary>
    public double ProcessorSeconds()
    {
        using var process = System.Diagnostics.Process.GetProcessById(Network.Portal.Id);
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Waits until it has nothing to do (less than a tenth of a processor), a minute at most: what came before is not part of what is measured next.</summary>
    public async Task QuietAsync(CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var quiet = 0; quiet < 2 && TimeProvider.System.GetElapsedTime(began).TotalMinutes < 1;)
        {
            var before = ProcessorSeconds();
            await Task.Delay(500, cancel);
            quiet = ProcessorSeconds() - before < 0.05 ? quiet + 1 : 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isUp) await StopAsync();
        foreach (var seat in Seats) seat.Key.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private async Task StopAsync()
    {
        _isUp = false;
        await Network.DisposeAsync();
    }

    private async Task EnrolAllAsync(CancellationToken cancel)
    {
        IReadOnlyList<FleetPlace> places;
        using (var technician = await Network.SignInAsync("technician", cancel))
        {
            var fleet = await technician.GetAsync("/api/v1/fleet", cancel);
            places = FleetPlace.Read(fleet);
            Cluster = FleetPlace.Id(fleet[0]);
        }

        var isFew = places.Count <= Few;
        if (!isFew) await StopAsync();
        Seats = Enrolments.Write(Data("portal.db"), places);
        using var root = ECDsa.Create();
        root.ImportFromPem(await File.ReadAllTextAsync(Data("trust/root.pub.pem"), cancel));
        Roster = (await File.ReadAllTextAsync(Data("trust/roster.jws"), cancel)).Trim();
        Identity = new(Guid.Empty, Jws.PeekUnverified<Roster>(Roster)!.PortalId, Jwk.Of(root));
        if (!isFew) await StartAgainAsync(cancel);
    }
}
