using System.Globalization;
using Doingoai.Demo;
using Doingoai.FleetSimulator.StandIn;
using Doingoai.Player.Kiosk;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Screens;

/// <summary>
/// A player as it runs on a kiosk: the real program with the real Chromium, on content that was signed and approved. It has
/// network until everything is on its disk, then never again.
/// </summary>
internal sealed class RealScreen : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan CutWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    // A disk shared with others can keep a write waiting.
    private static readonly TimeSpan WrittenWithin = TimeSpan.FromSeconds(30);

    private readonly ScratchFolder _folder = new();
    private readonly string _browser;
    private StandInPortal? _portal;
    private Uri _address = new("http://127.0.0.1:9");
    private ChildProcess? _player;
    private DateTime _started;

    private RealScreen() => _browser = DebugPort.Wrap(_folder.Path);

    public string Folder => _folder.Path;

    /// <summary>A screen of this size on the device's only output.</summary>
    public static ManifestScreen Place(int x, int width, int height) => new(Guid.CreateVersion7(), $"Màn {x}", Signer.Class, "HDMI-1", x, 0, width, height, 0, "Asia/Ho_Chi_Minh", ["vi"]);

    public int Agent => _player!.Id;

    /// <summary>The processes that draw pages.</summary>
    public IReadOnlyList<int> Renderers => [.. Browsers.SelectMany(ProcessTable.InSession).Where(IsRenderer)];

    /// <param name="places">The screens of the device.</param>
    public static async Task<RealScreen> OpenAsync(IReadOnlyList<ManifestScreen> places, CancellationToken cancel)
    {
        var screen = new RealScreen { _portal = await StandInPortal.StartAsync(cancel) };
        screen._address = screen._portal.Address;
        screen._portal.Screens = [.. places.Select(place => place.Id)];
        screen._portal.Enrol(new Disk(), screen.Store);
        screen.Start();
        return screen;
    }

    /// <summary>Signs a programme for one screen of the device and waits until its files are on the disk.</summary>
    public async Task GiveAsync(ManifestScreen place, IReadOnlyList<(Piece? Piece, int Ms)> programme, CancellationToken cancel)
    {
        var (portal, now, media) = (_portal!, StandInPortal.NowMs, new Dictionary<string, ManifestMedia>());
        var entries = programme.Select((line, number) => EntryOf(portal, line.Piece, line.Ms, $"{place.X}-{number}", now, media)).ToList();
        var manifest = portal.Signer.Compose(now, now, entries, [], [.. media.Values]) with { Screen = place };
        portal.Tell(DownTypes.Manifest, new ManifestMessage(place.Id, manifest.Version, portal.Signer.Sign(manifest)));
        await Wait.UntilAsync("everything is on the disk", () => media.Keys.All(HasFile), Patience, cancel);
    }

    /// <summary>The portal is gone and does not come back. It no longer listens; what it was busy with may take its time to end.</summary>
    public async Task CutAsync()
    {
        if (_portal is not null) await Task.WhenAny(_portal.DisposeAsync().AsTask(), Task.Delay(CutWithin));
        _portal = null;
    }

    public void Start()
    {
        _started = TimeProvider.System.GetUtcNow().UtcDateTime;
        _player = ChildProcess.Start("Player", _folder.Path, new Dictionary<string, string>
        {
            ["Player:Folder"] = Store,
            ["Player:PortalAddress"] = _address.ToString(),
            ["Player:Link"] = LinkNames.Polling,
            ["Player:Name"] = "screen",
            ["Kiosk:Browser"] = _browser,
            ["Kiosk:Headless"] = "true",
            ["Kiosk:AllowRoot"] = "true",
        });
    }

    /// <summary>Ends player and browser as a power cut does.</summary>
    public async Task KillAsync()
    {
        if (_player is null) return;
        var browsers = Browsers.ToList();
        await _player.KillAsync();
        foreach (var browser in browsers) ProcessTable.KillSession(browser);
        await _player.DisposeAsync();
        _player = null;
    }

    /// <summary>A way into the page that shows.</summary>
    public async Task<DebugPort> AttachAsync(CancellationToken cancel)
    {
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < Patience; await Task.Delay(Look, cancel))
        {
            if (_player!.HasExited) throw new InvalidOperationException($"The player ended. {_player.Tail()}");
            if (await DebugPort.TryAttachAsync(BrowserFolder, _started, cancel) is { } port) return port;
        }

        throw new TimeoutException($"The browser never showed the player's page. {_player!.Tail()}");
    }

    /// <summary>Lines of this kind in the player's own journal.</summary>
    public int Journalled(string kind)
    {
        var word = $"\"kind\":\"{kind}\"";
        return Directory.EnumerateFiles(Path.Combine(Store, "journal"), "*", SearchOption.AllDirectories).SelectMany(ReadLines).Count(line => line.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>The same, once it is at least this many, or after a while.</summary>
    public async Task<int> JournalledAsync(string kind, int least, CancellationToken cancel)
    {
        await Wait.UntilAsync("it is written", () => Task.FromResult(Journalled(kind) >= least), WrittenWithin, cancel, throws: false);
        return Journalled(kind);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await CutAsync();
        _folder.Dispose();
    }

    /// <summary>What a process holds in memory, MB.</summary>
    public static double ResidentMb(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // it has gone
        }
    }

    private string Store => Path.Combine(_folder.Path, "store");

    private string BrowserFolder => Path.Combine(Store, "browser");

    private IEnumerable<int> Browsers =>
        File.Exists(Path.Combine(BrowserFolder, "browser.json")) && ProtocolJson.TryRead<BrowserRecord>(File.ReadAllBytes(Path.Combine(BrowserFolder, "browser.json"))) is { } record ? [record.Process] : [];

    private static IEnumerable<string> ReadLines(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static bool IsRenderer(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Contains("--type=renderer", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static ManifestEntry EntryOf(StandInPortal portal, Piece? piece, int ms, string id, long now, Dictionary<string, ManifestMedia> media)
    {
        if (piece is null) return new(id, id, EntryKind.Widget, ms, Protocol.Trust.RiskClass.Evergreen, 90L * 86_400_000, [], Widget: new("clock"));
        var file = Signer.Media(piece.Bytes) with { ContentType = piece.ContentType };
        portal.Files[file.Sha256] = piece.Bytes;
        media[file.Sha256] = file;
        return portal.Signer.Entry(id, id, piece.Bytes, now, ms) with { Kind = piece.Kind };
    }

    private bool HasFile(string sha256) => File.Exists(Path.Combine(Store, "media", sha256));
}
