using System.Diagnostics;
using System.Text.Json;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>
/// A machine enrols by itself with a start packet from a stick. Then its machine is replaced: a new packet, a new machine, the
/// media from a stick over a cut-off line; the old one is refused. A used packet, a changed one and a damaged bundle get nowhere.
/// </summary>
internal sealed class ReplaceScenario : IScenario
{
    private const double BarMs = 5_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public string Name => "replace";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        await using var site = await Site.OpenAsync(cancel);
        var place = site.TakePlace();
        var rounds = options.Count("rounds", options.Smoke ? 1 : 5, 50);
        var (before, used) = ((Kiosk?)null, Array.Empty<byte>());
        for (var round = 1; round <= rounds; round++)
        {
            var packet = await PacketAsync(site, place, cancel);
            var kiosk = site.Keep(Kiosk.Unpack(site.Fleet, place, "mqtt", packet));
            var clock = Stopwatch.StartNew();
            while (kiosk.Agent.Link is null && clock.Elapsed < Patience) await Task.Delay(Look, cancel);
            report.Line(("metric", "packet_to_link_ms"), ("round", round), ("value", Math.Round(clock.Elapsed.TotalMilliseconds)));
            report.Within($"start packet → link, ms ({round})", clock.Elapsed.TotalMilliseconds, BarMs);
            if (before is not null) await RefusedAsync(report, before, round, cancel);
            if (round == 1) await site.ShowAsync(kiosk, cancel);
            await Wait.UntilAsync("the same screen shows the same picture", () => kiosk.Shows.Length > 0, Patience, cancel);
            (before, used) = (kiosk, packet);
        }

        // An enrolled machine that gets a packet goes on with a new key: what lifts a revocation without a new disk.
        await site.Technician.PostAsync($"/api/v1/devices/{place.Device:N}/revoke", new { }, cancel);
        await Wait.UntilAsync("it is cut", () => before!.Agent.Link is null, Patience, cancel);
        before!.PlugIn(StartPacket.FileName, await PacketAsync(site, place, cancel));
        await Wait.UntilAsync("a packet brings the revoked machine back", () => before.Agent.Link is not null, Patience, cancel);
        report.Must("a packet lifts a revocation", before.Shows.Length > 0, "linked, and the screen never went blank");

        await BundleAsync(site, place, before, used, report, cancel);
    }

    // The new machine's line carries messages but no media: what it shows came from the stick.
    private static async Task BundleAsync(Site site, FleetPlace place, Kiosk before, byte[] used, Report report, CancellationToken cancel)
    {
        var bundle = await site.Technician.Http.GetByteArrayAsync($"/api/v1/devices/{place.Device:N}/bundle", cancel);
        var damaged = bundle.ToArray();
        for (var at = damaged.Length / 3; at < damaged.Length; at += 4_096) damaged[at] ^= 0xff;
        var packet = await PacketAsync(site, place, cancel);
        await before.DisposeAsync();
        var kiosk = site.Keep(Kiosk.Unpack(site.Fleet, place, "mqtt", packet, mediaByLine: false));
        await Wait.UntilAsync("the manifest is there and its media are not", () => kiosk.ActiveVersion > 0, Patience, cancel);
        kiosk.PlugIn(Bundles.FileName, damaged);
        await Task.WhenAll(Task.Delay(TimeSpan.FromSeconds(5), cancel), MisuseAsync(site, place, used, report, cancel));
        var (taken, shown) = (kiosk.StoredMedia, kiosk.Shows);
        report.Must("nothing damaged is taken from a stick", kiosk.BrokenMedia == 0 && shown.Length == 0, $"{taken} whole files taken, {kiosk.BrokenMedia} broken");

        kiosk.PlugIn(Bundles.FileName, bundle);
        var clock = Stopwatch.StartNew();
        while (kiosk.Shows.Length == 0 && clock.Elapsed < Patience) await Task.Delay(Look, cancel);
        report.Line(("metric", "stick_to_drawn_ms"), ("value", Math.Round(clock.Elapsed.TotalMilliseconds)), ("bundle_bytes", bundle.Length), ("media_requests", kiosk.MediaRequests));
        report.Must("media came from the stick, none over the line", kiosk.Shows.Length > 0 && kiosk.StoredMedia > 0, $"{kiosk.StoredMedia} files, {bundle.Length} bytes");
    }

    private static async Task RefusedAsync(Report report, Kiosk old, int round, CancellationToken cancel)
    {
        await Wait.UntilAsync("the machine it replaces is cut", () => old.Agent.Link is null, Patience, cancel);
        var back = 0;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(3); await Task.Delay(100, cancel)) back += old.Agent.Link is null ? 0 : 1;
        report.Must($"the old disk is refused ({round})", back == 0, $"{back} links up");
        await old.DisposeAsync();
    }

    private static async Task MisuseAsync(Site site, FleetPlace place, byte[] used, Report report, CancellationToken cancel)
    {
        var fresh = StartPacket.TryRead(await PacketAsync(site, place, cancel))!;
        var wrong = ProtocolJson.ToBytes(fresh with { Secret = StartPacket.NewSecret() });
        var otherRoot = ProtocolJson.ToBytes(fresh with { Root = new string('A', 43) });
        (string Name, byte[] Packet)[] packets = [("used", used), ("with another secret", wrong), ("with another root", otherRoot)];
        var thieves = packets.Select(one => (one.Name, Kiosk: site.Keep(Kiosk.Unpack(site.Fleet, place, "mqtt", one.Packet)))).ToList();
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        foreach (var (name, thief) in thieves)
        {
            report.Must($"a packet {name} gets nowhere", thief.Agent.Link is null && !thief.HasIdentity, "no identity");
            await thief.DisposeAsync();
        }
    }

    private static async Task<byte[]> PacketAsync(Site site, FleetPlace place, CancellationToken cancel) =>
        JsonSerializer.SerializeToUtf8Bytes(await site.Technician.PostAsync($"/api/v1/devices/{place.Device:N}/start-packet", new { }, cancel));
}
