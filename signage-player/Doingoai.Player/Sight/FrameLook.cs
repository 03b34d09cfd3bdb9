using Doingoai.Player.Playback;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Sight;

/// <summary>
/// Looks at a screen and says what is there. Never across a change: what should be there is the same before and after the
/// capture, and has been for a while. One caller.
/// </summary>
internal sealed class FrameLook(IRendererPort renderer, Func<Guid, Drawn?> drawn, Func<long> nowMs, IMediaFiles files, TimeProvider time)
{
    private const int Attempts = 6;
    private const int Frames = 4;
    private const int FilmsKept = 500;

    // A fade takes 600 ms; what is new on the screen is left alone for longer.
    private const long SettleMs = 1_500;
    private const string Clock = "clock";

    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(1_300);

    private readonly ExpectedPictures _expected = new(files);
    private readonly HashSet<string> _moved = [];

    public async Task<Look> RunAsync(Guid screen, Func<RendererView?> shown, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (shown() is not { Notice: null } view) break;
            var now = nowMs();
            if (Timeline.EntryAt(view.Plan, now) is not { } place) break;
            if (UntilSettled(screen, place, now) is { } wait)
            {
                await Task.Delay(wait, time, cancel);
                continue;
            }

            if (await CaptureAsync(view.Screen, cancel) is not { } seen) break;
            var verdict = await JudgeAsync(view, place, seen, cancel);
            if (verdict is FrameVerdict.Other && await RestedAsync(view.Screen, place, cancel) is { } rested)
                (verdict, seen) = (await JudgeAsync(view, place, rested, cancel), rested);
            if (shown() == view && nowMs() < place.ToMs) return new(verdict, nowMs(), view.Plan.Manifest, place.Step?.Entry, seen);
        }

        return new(FrameVerdict.Unknown, nowMs());
    }

    // No fade is longer than a quarter of its step.
    private static long SettledAfterMs(PlanPosition place) => Math.Min(SettleMs, (place.ToMs - place.FromMs) / 4);

    // A step shorter than it takes to settle is looked at in its middle, or not at all.
    private TimeSpan? UntilSettled(Guid screen, PlanPosition place, long now)
    {
        var settle = SettledAfterMs(place);
        var since = Math.Max(place.FromMs, drawn(screen)?.AtMs ?? 0);
        if (now < since + settle) return TimeSpan.FromMilliseconds(since + settle - now);
        return place.ToMs - now < settle ? TimeSpan.FromMilliseconds(place.ToMs + SettleMs - now) : null;
    }

    private async Task<SmallPicture?> CaptureAsync(ManifestScreen screen, CancellationToken cancel)
    {
        if (await renderer.ScreenshotAsync(screen.Id, cancel) is not { Length: > 0 } pixels) return null;
        using var png = new MemoryStream(pixels, writable: false);
        return PngPicture.TryRead(png, Look.MaxWidth)?.Upright(screen.Rotation);
    }

    // What is neither one picture nor the other may be a fade of both that a busy machine began late.
    private async Task<SmallPicture?> RestedAsync(ManifestScreen screen, PlanPosition place, CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(SettledAfterMs(place)), time, cancel);
        return await CaptureAsync(screen, cancel);
    }

    private async Task<FrameVerdict> JudgeAsync(RendererView view, PlanPosition place, SmallPicture seen, CancellationToken cancel)
    {
        if (place.Step is null) return FrameRules.IsBlack(seen) ? FrameVerdict.Black : FrameVerdict.Unknown;
        if (view.Entries.GetValueOrDefault(place.Step.Entry) is not { } entry) return FrameVerdict.Unknown;
        return entry.Kind switch
        {
            EntryKind.Slide => Still(view, place, entry, seen),
            EntryKind.Video => await FilmAsync(view.Screen, entry, seen, cancel),
            _ => await WidgetAsync(view.Screen, entry, seen, cancel),
        };
    }

    // A running entry plays on when its plan changed, and one that cannot be drawn is passed over for the next: what the
    // renderer says it shows counts too, as long as the loop has it.
    private FrameVerdict Still(RendererView view, PlanPosition place, RendererEntry entry, SmallPicture seen)
    {
        var verdict = Compare(entry, seen);
        if (verdict < FrameVerdict.Other || drawn(view.Screen.Id)?.Entry is not { Length: > 0 } said || said == entry.Id || place.Segment.Loop.All(step => step.Entry != said)) return verdict;
        if (view.Entries.GetValueOrDefault(said) is not { } other) return verdict;
        return other.Kind != EntryKind.Slide ? FrameVerdict.Unknown : Compare(other, seen) == FrameVerdict.Matches ? FrameVerdict.Matches : verdict;
    }

    private FrameVerdict Compare(RendererEntry entry, SmallPicture seen) =>
        _expected.Find(Sha256(entry)) is { } expected ? FrameRules.Compare(expected, seen) : FrameVerdict.Unknown;

    // A film may hold a picture for a while, or be one still picture: it is frozen only if it was seen to move before.
    private async Task<FrameVerdict> FilmAsync(ManifestScreen screen, RendererEntry entry, SmallPicture seen, CancellationToken cancel)
    {
        var frames = await FramesAsync(screen, seen, cancel);
        var film = Sha256(entry);
        if (frames.Any(frame => FrameRules.HasMoved(seen, frame)))
        {
            if (_moved.Count >= FilmsKept) _moved.Clear();
            _moved.Add(film);
            return FrameVerdict.Plays;
        }

        if (frames.Count < Frames - 1) return FrameVerdict.Unknown;
        return FrameRules.IsBlack(seen) ? FrameVerdict.Black : _moved.Contains(film) ? FrameVerdict.Frozen : FrameVerdict.Unknown;
    }

    private async Task<FrameVerdict> WidgetAsync(ManifestScreen screen, RendererEntry entry, SmallPicture seen, CancellationToken cancel)
    {
        if (FrameRules.IsBlack(seen)) return FrameVerdict.Black;
        if (entry.Widget?.Kind != Clock) return FrameVerdict.Unknown;

        var frames = await FramesAsync(screen, seen, cancel);
        if (frames.Any(frame => FrameRules.HasMoved(seen, frame))) return FrameVerdict.Plays;
        return frames.Count < Frames - 1 ? FrameVerdict.Unknown : FrameVerdict.Frozen; // its seconds go on
    }

    private async Task<IReadOnlyList<SmallPicture>> FramesAsync(ManifestScreen screen, SmallPicture first, CancellationToken cancel)
    {
        var frames = new List<SmallPicture>();
        while (frames.Count < Frames - 1 && !frames.Any(frame => FrameRules.HasMoved(first, frame)))
        {
            await Task.Delay(BetweenFrames, time, cancel);
            if (await CaptureAsync(screen, cancel) is not { } frame) break;
            frames.Add(frame);
        }

        return frames;
    }

    private static string Sha256(RendererEntry entry) => entry.Media is { } media ? media[(media.LastIndexOf('/') + 1)..] : "";
}
