using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Doingoai.FleetSimulator;

namespace Doingoai.Benchmarks.Site;

/// <summary>
/// The same bytes from both servers, turn by turn in the same run; the verdict is the median of the rounds' ratios, so a
/// noisy neighbour hits both.
/// </summary>
internal sealed partial class BesideNginx(PortalUnderTest portal, Report report)
{
    private const int Megabyte = 1024 * 1024;

    public async Task RunAsync(string folder, int rounds, int seconds, CancellationToken cancel)
    {
        await using var nginx = await Nginx.StartAsync(folder, cancel);
        var (page, tag) = await PageAsync(cancel);
        await nginx.PutCompressedAsync("page.html", page, cancel);
        var (video, bytes) = await VideoAsync(cancel);
        await nginx.PutAsync("video.mp4", bytes, cancel);
        var peerTag = await TagAsync(new Uri(nginx.Address, "page.html"), cancel);

        (string, string) gzip = ("Accept-Encoding", "gzip");
        (string, string) range = ("Range", $"bytes=0-{Megabyte - 1}");
        Pair[] pairs =
        [
            new("cached_page", 0.7, 16, new(portal.Address, "vi"), [gzip], new(nginx.Address, "page.html"), [gzip]),
            new("not_modified", 0.7, 16, new(portal.Address, "vi"), [gzip, ("If-None-Match", tag)], new(nginx.Address, "page.html"), [gzip, ("If-None-Match", peerTag)]),
            new("range_1mb", 0.6, 8, new(portal.Address, video), [range], new(nginx.Address, "video.mp4"), [range]),
        ];
        foreach (var pair in pairs) await MeasureAsync(pair, rounds, seconds, cancel);
    }

    private async Task MeasureAsync(Pair pair, int rounds, int seconds, CancellationToken cancel)
    {
        await Wrk.RunAsync(pair.Own, pair.OwnHeaders, 2, pair.Connections, cancel); // the compiler has its say before the first round
        var (own, peer, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            peer.Add(await Wrk.RunAsync(pair.Peer, pair.PeerHeaders, seconds, pair.Connections, cancel));
            own.Add(await Wrk.RunAsync(pair.Own, pair.OwnHeaders, seconds, pair.Connections, cancel));
            ratios.Add(own[^1] / peer[^1]);
        }

        var ratio = new Percentiles(ratios).Of(50);
        report.Line(("metric", pair.Metric), ("portal_rps", Math.Round(new Percentiles(own).Of(50))), ("nginx_rps", Math.Round(new Percentiles(peer).Of(50))),
            ("ratio", Math.Round(ratio, 2)), ("ratios", ratios.Select(one => Math.Round(one, 2))));
        report.AtLeast($"{pair.Metric} / nginx", ratio, pair.Bar);
    }

    private async Task<(byte[] Gzip, string Tag)> PageAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "vi") { Headers = { AcceptEncoding = { new("gzip") } } };
        using var answer = await portal.Reader.SendAsync(request, cancel);
        return (await answer.Content.ReadAsByteArrayAsync(cancel), answer.Headers.ETag!.ToString());
    }

    /// <summary>The sample content's film: the first video address that a page of the site names.</summary>
    private async Task<(string Address, byte[] Bytes)> VideoAsync(CancellationToken cancel)
    {
        foreach (Match link in Links().Matches(await portal.Reader.GetStringAsync("vi", cancel)))
        {
            var page = await portal.Reader.GetAsync(link.Groups[1].Value, cancel);
            if (Video().Match(await page.Content.ReadAsStringAsync(cancel)) is { Success: true } video)
                return (video.Value, await portal.Reader.GetByteArrayAsync(video.Value, cancel));
        }

        throw new InvalidOperationException("The sample content has no video.");
    }

    private async Task<string> TagAsync(Uri address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } } };
        using var answer = await portal.Reader.SendAsync(request, cancel);
        return answer.Headers.ETag!.ToString();
    }

    [GeneratedRegex("href=\"(/vi/[^\"#?]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("/media/[0-9a-f]{64}/original")]
    private static partial Regex Video();

    private sealed record Pair(
        string Metric, double Bar, int Connections, Uri Own, (string Name, string Value)[] OwnHeaders, Uri Peer, (string Name, string Value)[] PeerHeaders);
}
