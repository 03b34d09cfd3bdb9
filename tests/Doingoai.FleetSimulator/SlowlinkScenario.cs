using System.Diagnostics;
using System.Security.Cryptography;
using Doingoai.FleetSimulator.Faults;
using Doingoai.FleetSimulator.Slowlink;
using Doingoai.FleetSimulator.StandIn;
using Doingoai.Player;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.FleetSimulator;

/// <summary>A large film over a slow line that breaks again and again: no byte is fetched twice that need not be.</summary>
internal sealed class SlowlinkScenario : IScenario
{
    private const int BytesPerSecond = 16_000_000 / 8;
    private const int BufferBytes = 64 * 1024;
    private const double BeyondBarPercent = 2;

    public string Name => "slowlink";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var size = options.Count("megabytes", options.Smoke ? 8 : 200, 1_000) * 1_000_000;
        var cuts = options.Count("cuts", options.Smoke ? 2 : 20, 1_000);
        await using var portal = await StandInPortal.StartAsync(cancel);
        await using var line = new TcpProxy(portal.Address.Port) { BytesPerSecond = BytesPerSecond, BufferBytes = BufferBytes };
        using var folder = new ScratchFolder();
        portal.Enrol(new Disk(), folder.Path);
        var film = Offer(portal, size);

        var meter = new ByteMeter();
        using var handler = new SocketsHttpHandler { ConnectCallback = meter.ConnectAsync, UseCookies = false };
        using var renderer = new FakeRenderer(TimeProvider.System);
        var settings = new PlayerOptions { Folder = folder.Path, PortalAddress = new($"http://127.0.0.1:{line.Port}"), Link = LinkNames.Polling, Name = "agent" };
        using var agent = PlayerAgentFactory.Create(settings, renderer, TimeProvider.System, NullLoggerFactory.Instance, handler);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = agent.RunAsync(stop.Token);

        var clock = Stopwatch.StartNew();
        for (var (cut, step) = (0, size / (cuts + 1)); cut < cuts; cut++)
        {
            var due = line.Passed + step + RandomNumberGenerator.GetInt32(-step / 4, step / 4);
            line.CutAfter(due - line.Passed);
            await Wait.UntilAsync("the line carries enough to be cut", () => line.Passed >= due, TimeSpan.FromMinutes(3), cancel);
        }

        await Wait.UntilAsync("the film is there", () => agent.Media.PathOf(film.Sha256) is not null, TimeSpan.FromMinutes(8), cancel);
        var (took, received) = (clock.Elapsed, meter.Received);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        var beyond = 100.0 * (received - film.Size) / film.Size;
        report.Line(("metric", "slowlink_beyond_percent"), ("value", Math.Round(beyond, 3)), ("file", film.Size), ("received", received), ("cuts", cuts), ("connections", meter.Connections), ("seconds", Math.Round(took.TotalSeconds, 1)));
        report.AtMost("percent of bytes received beyond the file", beyond, BeyondBarPercent);
        report.Must("the file on the disk is the one that was signed", await HashAsync(agent, film, cancel) == film.Sha256, film.Sha256[..12]);
        report.AtLeast("times the line was cut", cuts, options.Smoke ? 2 : 20);
        report.AtLeast("seconds a 16 Mbit/s line needs", took.TotalSeconds, 0.9 * film.Size / BytesPerSecond);
    }

    private static ManifestMedia Offer(StandInPortal portal, int size)
    {
        var (bytes, now) = (RandomNumberGenerator.GetBytes(size), StandInPortal.NowMs);
        var media = Signer.Media(bytes);
        portal.Files[media.Sha256] = bytes;
        var manifest = portal.Signer.Compose(now, now, [portal.Signer.Entry("film", "slot", bytes, now)], [], [media]);
        portal.Tell(DownTypes.Manifest, new ManifestMessage(manifest.Screen.Id, manifest.Version, portal.Signer.Sign(manifest)));
        return media;
    }

    private static async Task<string> HashAsync(PlayerAgent agent, ManifestMedia film, CancellationToken cancel)
    {
        await using var file = File.OpenRead(agent.Media.PathOf(film.Sha256)!);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
