namespace Doingoai.FleetSimulator.Screens;

/// <summary>
/// The power comes back and there is no network: from the start of the program to the first approved picture in a real browser,
/// with the files of program and browser out of the kernel's cache.
/// </summary>
internal sealed class ColdStartScenario : IScenario
{
    private const double BarSeconds = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "coldstart";

    public TimeSpan? Limit => TimeSpan.FromMinutes(30);

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var starts = options.Count("starts", options.Smoke ? 1 : 30, 1_000);
        var (place, ms) = options.Smoke ? (RealScreen.Place(0, 640, 360), 2_000) : (RealScreen.Place(0, 1280, 720), 4_000);
        await using var screen = await RealScreen.OpenAsync([place], cancel);
        var studio = new Studio(screen.Folder, place.Width, place.Height);
        await screen.GiveAsync(place, [(studio.Slide(1), ms), (await studio.FilmAsync(1, ms / 1_000, isWebM: false, cancel), ms), (studio.Photograph(1), ms)], cancel);
        await screen.CutAsync();

        var (seconds, flashes) = (new List<double>(), 0);
        for (var number = 0; number < starts; number++)
        {
            await screen.KillAsync();
            var cold = ColdFiles.Forget(screen.Folder, AppContext.BaseDirectory, "/usr/lib/chromium", "/usr/share/dotnet/shared");
            var (took, seen) = await StartAsync(screen, cancel);
            seconds.Add(took);
            flashes += seen.Count(one => one.Sample.IsBlack || one.Sample.IsWhite);
            report.Line(("start", number + 1), ("seconds", Math.Round(took, 2)), ("cold_mb", cold / 1_000_000), ("seen", string.Join(' ', seen.Select(one => $"{one.At:0.0}:{one.Sample.Brightness:0}"))));
        }

        var all = new Percentiles(seconds);
        report.Line(("metric", "coldstart_seconds"), ("p50", Math.Round(all.Of(50), 2)), ("p95", Math.Round(all.Of(95), 2)), ("max", Math.Round(all.Of(100), 2)), ("starts", starts));
        report.AtMost("starts without an approved picture", seconds.Count(double.IsPositiveInfinity), 0);
        report.AtMost("black or white pictures between the player's page and the first slide", flashes, 0);
        report.Within("the slowest start, s", all.Of(100), BarSeconds);
    }

    // Seconds until something approved is seen, and what was seen when before.
    private static async Task<(double Seconds, IReadOnlyList<(double At, ScreenSample Sample)> Seen)> StartAsync(RealScreen screen, CancellationToken cancel)
    {
        var (began, seen) = (TimeProvider.System.GetTimestamp(), new List<(double, ScreenSample)>());
        screen.Start();
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            using var port = await screen.AttachAsync(cancel);
            while (TimeProvider.System.GetElapsedTime(began) < Patience && await port.TryLookAsync(cancel) is { } sample)
            {
                var at = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
                if (sample.IsContent) return (at, seen);
                seen.Add((at, sample));
            }
        }

        return (double.PositiveInfinity, seen);
    }
}
