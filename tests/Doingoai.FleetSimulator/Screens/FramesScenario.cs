namespace Doingoai.FleetSimulator.Screens;

/// <summary>
/// A mixed playlist in a real browser without network, looked at twice a second from outside: never black, never white, never
/// the calm slate while there is something to play.
/// </summary>
internal sealed class FramesScenario : IScenario
{
    private const string Cover = "(() => { const cover = document.createElement('div'); cover.id = 'cover'; cover.style.cssText = 'position:fixed;inset:0;z-index:9999;background:COLOUR'; document.body.append(cover); })()";
    private const string Uncover = "document.getElementById('cover').remove()";
    private const string HideFrames = "(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('.frame { visibility: hidden !important }'); document.adoptedStyleSheets = [sheet]; })()";

    private static readonly TimeSpan Half = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Drawn = TimeSpan.FromSeconds(10);

    public string Name => "frames";

    public TimeSpan? Limit => TimeSpan.FromMinutes(40);

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var watched = options.Smoke ? TimeSpan.FromSeconds(6) : TimeSpan.FromMinutes(options.Count("minutes", 20, 600));
        var place = options.Smoke ? RealScreen.Place(0, 640, 360) : RealScreen.Place(0, 1280, 720);
        await using var screen = await RealScreen.OpenAsync([place], cancel);
        await screen.GiveAsync(place, await Programmes.MixedAsync(new(screen.Folder, place.Width, place.Height), options.Smoke ? 1 : 4, options.Smoke ? 1_500 : 3_000, cancel), cancel);
        await Wait.UntilAsync(
            "something approved is seen",
            async () =>
            {
                using var first = await screen.AttachAsync(cancel);
                return (await first.TryLookAsync(cancel))?.IsContent == true;
            },
            TimeSpan.FromMinutes(1),
            cancel);
        using var port = await screen.AttachAsync(cancel);
        await screen.CutAsync();

        var samples = await WatchAsync(port, watched, cancel);
        var due = options.Smoke ? 2 : (int)(0.9 * watched / TimeSpan.FromSeconds(3));
        var plays = await screen.JournalledAsync(Doingoai.Protocol.Journals.JournalKinds.Play, due, cancel);
        var (black, white, slate) = await ControlsAsync(port, cancel);
        var calm = samples.Count(sample => sample.IsLike(slate));
        report.Line(
            ("metric", "frames_black_or_white"), ("value", samples.Count(sample => sample.IsBlack || sample.IsWhite)), ("samples", samples.Count), ("calm", calm), ("plays", plays),
            ("darkest", Math.Round(samples.Min(sample => sample.Brightness), 1)), ("brightest", Math.Round(samples.Max(sample => sample.Brightness), 1)));
        report.AtMost("black samples", samples.Count(sample => sample.IsBlack), 0);
        report.AtMost("white samples", samples.Count(sample => sample.IsWhite), 0);
        report.AtMost("samples of the calm slate alone", calm, 0);
        report.AtLeast("samples", samples.Count, (options.Smoke ? 0.5 : 0.95) * watched / Half); // in a few seconds one slow look is many
        report.AtLeast("plays in the journal", plays, due);
        report.Must(
            "a black page, a white page and the slate are seen as such (control)", black.IsBlack && white.IsWhite && !slate.IsContent,
            $"{black.Brightness:0}/{white.Brightness:0}/{slate.Brightness:0}");
    }

    private static async Task<IReadOnlyList<ScreenSample>> WatchAsync(DebugPort port, TimeSpan watched, CancellationToken cancel)
    {
        var samples = new List<ScreenSample>();
        using var timer = new PeriodicTimer(Half);
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < watched; await timer.WaitForNextTickAsync(cancel))
            samples.Add(await port.LookAsync(cancel));
        return samples;
    }

    // What the judge would have said of a page that is black, white, or shows the slate alone. A busy machine draws late.
    private static async Task<(ScreenSample Black, ScreenSample White, ScreenSample Slate)> ControlsAsync(DebugPort port, CancellationToken cancel)
    {
        var black = await CoveredAsync(port, "#000", sample => sample.IsBlack, cancel);
        var white = await CoveredAsync(port, "#fff", sample => sample.IsWhite, cancel);
        await port.EvaluateAsync(HideFrames, cancel);
        return (black, white, await SeenAsync(port, sample => !sample.IsContent, cancel));
    }

    private static async Task<ScreenSample> CoveredAsync(DebugPort port, string colour, Func<ScreenSample, bool> isRight, CancellationToken cancel)
    {
        await port.EvaluateAsync(Cover.Replace("COLOUR", colour, StringComparison.Ordinal), cancel);
        var covered = await SeenAsync(port, isRight, cancel);
        await port.EvaluateAsync(Uncover, cancel);
        await SeenAsync(port, sample => sample.IsContent, cancel);
        return covered;
    }

    // The first sample that is as it ought to be; if none is within the time, the last.
    private static async Task<ScreenSample> SeenAsync(DebugPort port, Func<ScreenSample, bool> isRight, CancellationToken cancel)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Half, cancel))
            if (await port.LookAsync(cancel) is var sample && (isRight(sample) || TimeProvider.System.GetElapsedTime(began) > Drawn)) return sample;
    }
}
