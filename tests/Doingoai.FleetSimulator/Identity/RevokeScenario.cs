using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Doingoai.FleetSimulator.Tamper;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Identity;

/// <summary>
/// Devices on every link play, a technician revokes them: each loses its link in time and stays out, each screen goes on with
/// what it holds. Plain HTTP (media) is tried again and again with fresh tokens, and one token twice.
/// </summary>
internal sealed class RevokeScenario : IScenario
{
    private const double BarMs = 5_000;

    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public string Name => "revoke";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var rounds = options.Count("rounds", options.Smoke ? 1 : 8, 100);
        var watch = TimeSpan.FromSeconds(options.Count("watch", options.Smoke ? 3 : 30, 600));
        await using var site = await Site.OpenAsync(cancel);
        FleetPlace[] places = [site.TakePlace(), site.TakePlace(), site.TakePlace(), site.TakePlace()];
        string[] links = [LinkNames.Mqtt, LinkNames.SignalR, LinkNames.Polling];
        var slowest = 0d;
        for (var round = 1; round <= rounds; round++)
        {
            var kiosks = await Task.WhenAll(links.Zip(places, (link, place) => site.PutUpAsync(place, link, cancel)));
            using var raw = await RawDevice.EnrolAsync(site.Fleet.Network.Address, site.Fleet.Network.MqttPort, site.Technician, places[3].Device, cancel);
            foreach (var kiosk in kiosks) await site.ShowAsync(kiosk, cancel);
            await site.ShowAsync(places[3].Screens[0], cancel);
            var media = await MediaAsync(raw, site.Draft, cancel);
            await SingleUseAsync(raw, media, report, cancel);

            var took = await Task.WhenAll([.. kiosks.Select(kiosk => CutAsync(site, kiosk, cancel)), RefusedAsync(site, raw, media, cancel)]);
            foreach (var (link, ms) in links.Append(LinkNames.Http).Zip(took)) report.Line(("metric", "revoke_to_cut_ms"), ("round", round), ("link", link), ("value", Math.Round(ms)));
            slowest = Math.Max(slowest, took.Max());
            if (round == rounds) await StayOutAsync(site, kiosks, raw, media, watch, report, cancel);
        }

        report.Within("revoke_to_cut_ms, slowest link", slowest, BarMs);
    }

    private static async Task<double> CutAsync(Site site, Kiosk kiosk, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        await site.Technician.PostAsync($"/api/v1/devices/{kiosk.Place.Device:N}/revoke", new { }, cancel);
        while (kiosk.Agent.Link is not null && clock.Elapsed < GiveUp) await Task.Delay(Look, cancel);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> RefusedAsync(Site site, RawDevice raw, string media, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        await site.Technician.PostAsync($"/api/v1/devices/{raw.Id:N}/revoke", new { }, cancel);
        while (await GetAsync(raw, media, await raw.TokenAsync(LinkNames.Http, cancel), cancel) != HttpStatusCode.Unauthorized && clock.Elapsed < GiveUp) await Task.Delay(Look, cancel);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task StayOutAsync(Site site, Kiosk[] kiosks, RawDevice raw, string media, TimeSpan watch, Report report, CancellationToken cancel)
    {
        var (back, blank, tried, let) = (0, 0, 0, 0);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < watch; await Task.Delay(100, cancel))
        {
            back += kiosks.Count(kiosk => kiosk.Agent.Link is not null);
            blank += kiosks.Count(kiosk => kiosk.Shows.Length == 0);
            tried++;
            if (await GetAsync(raw, media, await raw.TokenAsync(LinkNames.Http, cancel), cancel) != HttpStatusCode.Unauthorized) let++;
        }

        var said = new List<string?>();
        foreach (var kiosk in kiosks) said.Add((await site.StateAsync(kiosk.Screen, cancel)).Reason);
        report.Line(("metric", "revoked_watch"), ("seconds", watch.TotalSeconds), ("media_tried", tried), ("media_let_in", let), ("links_up", back), ("screens_blank", blank));
        report.Must("a revoked device stays out on every link", back == 0 && let == 0, $"{back} links up, {let} of {tried} media let in");
        report.Must("its screen keeps what it holds", blank == 0, $"{blank} looks found it blank");
        report.Must("the board says why", said.TrueForAll(reason => reason == "revoked"), string.Join(", ", said.Select(reason => reason ?? "nothing")));
    }

    private static async Task SingleUseAsync(RawDevice raw, string media, Report report, CancellationToken cancel)
    {
        var token = await raw.TokenAsync(LinkNames.Http, cancel);
        var (first, second) = (await GetAsync(raw, media, token, cancel), await GetAsync(raw, media, token, cancel));
        report.Must("a token counts once", first == HttpStatusCode.OK && second == HttpStatusCode.Unauthorized, $"{(int)first}, then {(int)second}");
    }

    // Which of the slides is for the class of its screen.
    private static async Task<string> MediaAsync(RawDevice raw, Draft draft, CancellationToken cancel)
    {
        foreach (var slide in draft.Slides)
            if (await GetAsync(raw, slide, await raw.TokenAsync(LinkNames.Http, cancel), cancel) == HttpStatusCode.OK) return slide;
        throw new InvalidOperationException("No slide may be fetched by the device that shows one.");
    }

    private static async Task<HttpStatusCode> GetAsync(RawDevice raw, string media, string token, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Media(media)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await raw.Http.SendAsync(request, cancel);
        return answer.StatusCode;
    }
}
