using System.Diagnostics;
using Doingoai.FleetSimulator;
using Doingoai.Portal.Media.Renditions;
using NetVips;

namespace Doingoai.Benchmarks.Images;

/// <summary>Renditions of a 12-megapixel photograph beside bare NetVips in the same run, turn by turn.</summary>
internal sealed class ImagesScenario : IScenario
{
    private static readonly RenditionPreset FullHd = new("1080p", 1920);

    private static readonly RenditionPreset[] Four = [new("full", 1920), new("page", 1280), new("card", 640), new("thumb", 320)];

    public string Name => "images";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var rounds = options.Count("rounds", options.Smoke ? 3 : 15, 200);
        NetVips.NetVips.Concurrency = 1; // as the portal's workers do
        Cache.Max = 0; // libvips remembers results of operations; each round must do the work
        var photograph = await Task.Run(Photograph, cancel);

        var (bare, own, four) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -1; round < rounds; round++) // the first is not counted: codecs load
        {
            cancel.ThrowIfCancellationRequested();
            var (theirs, ours, all) = (Time(() => Bare(photograph)), Time(() => Make(photograph, [FullHd])), Time(() => Make(photograph, Four)));
            if (round < 0) continue;
            bare.Add(theirs);
            own.Add(ours);
            four.Add(all);
        }

        var (one, bareMs, fourMs) = (new Percentiles(own).Of(50), new Percentiles(bare).Of(50), new Percentiles(four).Of(50));
        report.Line(("metric", "rendition_1080p_ms"), ("portal", Math.Round(one, 1)), ("netvips", Math.Round(bareMs, 1)), ("four", Math.Round(fourMs, 1)), ("rounds", rounds));
        report.AtMost("1080p / bare NetVips", one / bareMs, 1.15);
        report.AtMost("four renditions / one", fourMs / one, 2.8);
    }

    private static double Time(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Bare(byte[] photograph)
    {
        using var small = Image.ThumbnailBuffer(photograph, 1920, height: 10_000, size: Enums.Size.Down);
        _ = small.JpegsaveBuffer(q: 82, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);
    }

    private static void Make(byte[] photograph, RenditionPreset[] presets) => _ = RenditionMaker.Make(photograph, presets, RenditionFormat.Jpeg, framing: null);

    /// <summary>4000 × 3000 with the detail of a landscape: noise at several scales.</summary>
    private static byte[] Photograph()
    {
        using var coarse = Image.Gaussnoise(500, 375, sigma: 45, mean: 120, seed: 7).Resize(8);
        using var fine = Image.Gaussnoise(4000, 3000, sigma: 12, mean: 0, seed: 11);
        using var grey = (coarse + fine).Cast(Enums.BandFormat.Uchar);
        using var colour = grey.Bandjoin(grey.Rot180(), grey.FlipHor()).Copy(interpretation: Enums.Interpretation.Srgb);
        return colour.JpegsaveBuffer(q: 92);
    }
}
