using Doingoai.Player.Tests.Agent;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>In real Chromium: what breaks the renderer, and what only looks like it.</summary>
[Trait("Starts", "browser")]
public sealed class PoisonTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_video_whose_renderer_dies_whenever_it_shows_is_passed_over_while_the_loop_goes_on()
    {
        await using var portal = await FakePortal.StartAsync();
        await using var player = await RealPlayer.StartAsync(portal);
        var manifest = Offer(portal, seconds: 2, videoSeconds: 20);
        var (calm, poison) = (Ids(manifest)[0], Ids(manifest)[1]);

        // The poison: as soon as the video shows, the process that draws it is killed.
        var kills = 0;
        var seen = 0;
        await UntilAsync("the video is passed over", () =>
        {
            var drawn = Drawn(portal).Count(entry => entry == poison);
            if (drawn > seen && player.RendererProcesses() is { Count: > 0 } processes)
            {
                (seen, kills) = (drawn, kills + 1);
                foreach (var process in processes) Kill(process);
            }

            return portal.Said<Heartbeat>(UpTypes.Heartbeat).LastOrDefault()?.Quarantine is [{ } held] && held.Entry == poison;
        });
        Assert.InRange(kills, 3, 6); // not before the third; one that takes the whole browser along blames nobody

        var before = Plays(portal).Count;
        await UntilAsync("the loop goes on", () => Plays(portal).Skip(before).Count(entry => entry == calm) >= 2);
        Assert.DoesNotContain(poison, Plays(portal).Skip(before + 1)); // the last one may still have been on its way
        Assert.DoesNotContain(portal.Said<Delivery>(UpTypes.Delivery), d => d.Reason?.StartsWith(FaultCodes.ManifestNotDrawn, StringComparison.Ordinal) == true);
        lock (portal.Journal) Assert.Contains(portal.Journal, r => r.Kind == JournalKinds.Fault && r.Body.GetProperty("code").GetString() == FaultCodes.Quarantined);
    }

    [Fact]
    public async Task A_killed_browser_neither_blames_an_item_nor_takes_a_manifest_back()
    {
        await using var portal = await FakePortal.StartAsync();
        await using var player = await RealPlayer.StartAsync(portal, drawWithin: TimeSpan.FromSeconds(5));
        Offer(portal, seconds: 60);
        await UntilAsync("something drawn", () => Drawn(portal).Count > 0);

        var next = Offer(portal, seconds: 60);
        for (var i = 0; i < 3; i++)
        {
            await UntilAsync("a browser", () => player.Browser.BrowserProcess is not null);
            Doingoai.Player.Kiosk.ProcessTable.KillSession(player.Browser.BrowserProcess!.Value);
            await Task.Delay(2_000, TestContext.Current.CancellationToken);
        }

        await UntilAsync("the newer one drawn", () => portal.Said<Delivery>(UpTypes.Delivery).Any(d => d.Version == next.Version && d.Rung == DeliveryRung.Drawn));
        Assert.DoesNotContain(portal.Said<Delivery>(UpTypes.Delivery), d => d.Rung == DeliveryRung.Failed);
        Assert.All(portal.Said<Heartbeat>(UpTypes.Heartbeat), beat => Assert.Null(beat.Quarantine));
    }

    [Fact]
    public async Task A_manifest_whose_slides_do_not_decode_gives_way_to_the_one_before()
    {
        await using var portal = await FakePortal.StartAsync();
        await using var player = await RealPlayer.StartAsync(portal, drawWithin: TimeSpan.FromSeconds(5));
        var first = Offer(portal, seconds: 60);
        await UntilAsync("the first drawn", () => Drawn(portal).Count > 0);

        var bytes = A.File(50_000, 9);
        var bad = portal.Offer(portal.Manifest(bytes), bytes);
        await UntilAsync("the bad one given up", () => portal.Said<Delivery>(UpTypes.Delivery)
            .Any(d => d.Version == bad.Version && d.Rung == DeliveryRung.Failed && d.Reason == $"{FaultCodes.ManifestNotDrawn}: picture cannot be decoded"));
        await UntilAsync("the first drawn again", () => portal.Said<Heartbeat>(UpTypes.Heartbeat).Last().Screens is [var now] && now.Active == first.Version && now.Entry == Ids(first)[0]);
    }

    // A picture and a video in turn.
    private static Manifest Offer(FakePortal portal, int seconds, int? videoSeconds = null)
    {
        var folder = Directory.CreateTempSubdirectory("poison-").FullName;
        var media = new TestMedia(folder);
        var (picture, video) = (File.ReadAllBytes(media.PathOf(media.Plain(320, 200, "0x3050b0"))!), File.ReadAllBytes(media.PathOf(media.Video(320, 200, seconds: 3))!));
        Directory.Delete(folder, recursive: true);

        var manifest = portal.Manifest(picture, video);
        var entries = manifest.Playlists[0].Entries;
        return portal.Offer(
            manifest with
            {
                Playlists = [new("p", [entries[0] with { DurationMs = seconds * 1000 }, entries[1] with { Kind = EntryKind.Video, DurationMs = (videoSeconds ?? seconds) * 1000 }])],
                Media = [.. manifest.Media.Select(m => m with { ContentType = m.Sha256 == Sha256(video) ? "video/mp4" : "image/png" })],
            },
            picture,
            video);
    }

    private static List<string> Drawn(FakePortal portal) =>
        [.. portal.Said<Delivery>(UpTypes.Delivery).Where(d => d.Rung == DeliveryRung.Drawn).Select(d => d.Entry!)];

    private static List<string> Plays(FakePortal portal)
    {
        lock (portal.Journal) return [.. portal.Journal.Where(r => r.Kind == JournalKinds.Play).Select(r => ProtocolJson.TryRead<PlayBody>(r.Body)!.Entry)];
    }

    private static void Kill(int process)
    {
        try
        {
            using var renderer = System.Diagnostics.Process.GetProcessById(process);
            renderer.Kill();
        }
        catch (ArgumentException)
        {
            // It has gone by itself.
        }
    }

    private static string[] Ids(Manifest manifest) => [.. manifest.Playlists[0].Entries.Select(e => e.Id)];

    private static async Task UntilAsync(string what, Func<bool> happened)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!happened())
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience) throw new TimeoutException($"Never happened: {what}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
