using System.Security.Cryptography;
using Doingoai.FleetSimulator.Faults;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>A machine with a disk of its own: its agent can be restarted, its network cut, its disk copied.</summary>
internal sealed class Kiosk : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Fleet _fleet;
    private readonly string _disk;
    private readonly string _link;
    private readonly TcpProxy _web;
    private readonly TcpProxy _broker;
    private bool _isGone;

    private readonly MediaGate? _gate;

    private Kiosk(Fleet fleet, string disk, FleetPlace place, string link, MediaGate? gate = null)
    {
        (_fleet, _disk, Place, _link, _gate) = (fleet, disk, place, link, gate);
        (_web, _broker) = (new(fleet.Network.Address.Port), new(fleet.Network.MqttPort));
        Agent = Start();
    }

    public FleetPlace Place { get; }

    public Guid Screen => Place.Screens[0];

    public FleetAgent Agent { get; private set; }

    /// <summary>What its screen shows; empty: the calm slate.</summary>
    public string Shows => Agent.Showing.GetValueOrDefault(Screen, "");

    /// <summary>Of the roster on its disk.</summary>
    public long RosterVersion => Jws.PeekUnverified<Roster>(Text(Folder.Roster))?.Version ?? 0;

    public long ActiveVersion => new ScreenStore(new Disk(), Folder).State(Screen).Active;

    /// <summary>Key that signed the manifest it plays.</summary>
    public string? ActiveSigner => new ScreenStore(new Disk(), Folder).Manifest(Screen, ActiveVersion) is { } jws ? Jws.PeekKid(jws) : null;

    private PlayerFolder Folder => new(_disk);

    /// <summary>How often its journal on disk tells of this fault.</summary>
    public int Faults(string code) => Directory.EnumerateFiles(Path.Combine(_disk, "journal"), "*", SearchOption.AllDirectories).Sum(file => Text(file).Split($"\"{code}\"").Length - 1);

    /// <summary>A new machine, enrolled by the real path and connected.</summary>
    public static async Task<Kiosk> EnrolAsync(Fleet fleet, FleetPlace place, string link, CancellationToken cancel)
    {
        var kiosk = new Kiosk(fleet, NewDisk(), place, link);
        try
        {
            await kiosk.Agent.EnrolAsync(fleet.Technician, place.Device, cancel);
            await Wait.UntilAsync($"the kiosk is on {link}", () => kiosk.Agent.Link is { } up && (link == "auto" || up == link), Patience, cancel);
            return kiosk;
        }
        catch
        {
            await kiosk.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new machine that starts with a packet on its disk; without <paramref name="mediaByLine"/> its line carries everything but media.</summary>
    public static Kiosk Unpack(Fleet fleet, FleetPlace place, string link, byte[] packet, bool mediaByLine = true)
    {
        var disk = Directory.CreateDirectory(NewDisk()).FullName;
        File.WriteAllBytes(Path.Combine(disk, StartPacket.FileName), packet);
        return new(fleet, disk, place, link, mediaByLine ? null : new MediaGate());
    }

    public bool HasIdentity => File.Exists(Folder.Identity);

    public int MediaRequests => _gate?.Refused ?? 0;

    public int StoredMedia => Media().Count();

    /// <summary>Stored files that are not what they are named after.</summary>
    public int BrokenMedia => Media().Count(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) != Path.GetFileName(file));

    /// <summary>What a stick with this file does.</summary>
    public void PlugIn(string name, byte[] bytes)
    {
        var staged = Path.Combine(_disk, $"{name}.new");
        File.WriteAllBytes(staged, bytes);
        File.Move(staged, Path.Combine(_disk, name), overwrite: true);
    }

    private IEnumerable<string> Media() => Directory.Exists(Path.Combine(_disk, "media")) ? Directory.EnumerateFiles(Path.Combine(_disk, "media")) : [];

    /// <summary>Another machine with a copy of this one's disk.</summary>
    public Kiosk Clone(string link)
    {
        var disk = NewDisk();
        foreach (var file in Directory.EnumerateFiles(_disk, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(disk, Path.GetRelativePath(_disk, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new(_fleet, disk, Place, link);
    }

    public void Cut()
    {
        _web.Cut();
        _broker.Cut();
    }

    public void Heal()
    {
        _web.Heal();
        _broker.Heal();
    }

    public async Task RestartAsync()
    {
        await Agent.DisposeAsync();
        Agent = Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isGone) return;
        _isGone = true;
        await Agent.DisposeAsync();
        await _web.DisposeAsync();
        await _broker.DisposeAsync();
        if (Directory.Exists(_disk)) Directory.Delete(_disk, recursive: true);
    }

    private static string NewDisk() => Path.Combine(Path.GetTempPath(), $"doingoai-kiosk-{Guid.NewGuid():N}");

    private static string Text(string file)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            return ""; // being replaced
        }
    }

    private FleetAgent Start() => new(_disk, new UriBuilder("http", "localhost", _web.Port).Uri, _broker.Port, _link, http: _gate);
}
