using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;

namespace Doingoai.Player.Playback;

/// <summary>Turns what a screen holds into what its renderer gets. Pure.</summary>
internal static class Views
{
    private const long FreshMs = 60_000;

    // Portal time that was found to be wrong by more is told: the clock on the wall, and screens side by side.
    private const long ClockStepMs = 250;

    /// <summary>The notice below the technician page: for whoever else looks at the screen it is the calm slate.</summary>
    public const string Covered = "technician";

    private static readonly Dictionary<string, RendererEntry> NoEntries = [];

    /// <summary>The plan with nothing but the calm slate until then; afterwards it goes on by itself.</summary>
    public static Plan Calm(Plan plan, long untilMs)
    {
        var end = Math.Min(untilMs, plan.ToMs);
        if (end <= plan.FromMs) return plan;
        var rest = plan.Segments.Where(s => s.ToMs > end).Select(s => s with { FromMs = Math.Max(s.FromMs, end) });
        return plan with { Segments = [new(plan.FromMs, end, null, 0, []), .. rest] };
    }

    /// <summary>Titles stay behind: nothing that was not approved may be drawn, not even as a text for a broken picture.</summary>
    public static IReadOnlyDictionary<string, RendererEntry> Entries(ScreenHolding holding, Plan plan)
    {
        var steps = plan.Segments.SelectMany(s => s.Loop).Select(s => s.Entry).ToHashSet();
        var entries = holding.Fallbacks.Values.Concat(holding.Active?.Playlists.SelectMany(p => p.Entries) ?? []);
        return entries.Where(e => steps.Contains(e.Id)).ToDictionary(e => e.Id, e => new RendererEntry(
            e.Id,
            e.Kind,
            e.Sha256 is { } sha256 ? $"/media/{sha256}" : null,
            e.Sha256 is { } file && holding.Files.TryGetValue(file, out var media) ? media.ContentType : null,
            Title: null,
            e.Widget));
    }

    /// <summary>A fresh "show now" that holds at <paramref name="nowMs"/>: its entry and its time zero.</summary>
    public static (string Entry, long AnchorMs)? ShowNow(Manifest manifest, Plan plan, long nowMs) =>
        Timeline.EntryAt(plan, nowMs)?.Segment is { Loop: [var first, ..] } segment && !first.Fallback && nowMs - segment.AnchorMs is >= 0 and < FreshMs
        && manifest.Windows.Any(w => w.StartEntry == first.Entry && w.Level == segment.Level)
            ? (first.Entry, segment.AnchorMs)
            : null;

    /// <summary>When the next "show now" of the plan begins, which the renderer must be told to jump to.</summary>
    public static long NextShowNow(Manifest manifest, Plan plan, long nowMs)
    {
        var starts = manifest.Windows.Where(w => w.StartEntry is not null).Select(w => w.StartEntry!).ToHashSet();
        return plan.Segments.Where(s => s.FromMs > nowMs && s.Loop is [var first, ..] && starts.Contains(first.Entry)).Select(s => s.FromMs).DefaultIfEmpty(long.MaxValue).Min();
    }

    /// <summary>Nothing to play: a notice, or the calm slate.</summary>
    public static RendererView Blank(string name, long nowMs, string? notice)
    {
        var screen = new ManifestScreen(Guid.Empty, name, "", "", 0, 0, 1920, 1080, 0, "Asia/Ho_Chi_Minh", ["vi", "en", "zh"]);
        var plan = new Plan(Guid.Empty, 0, nowMs, nowMs + 86_400_000, [new(nowMs, nowMs + 86_400_000, null, 0, [])]);
        return new(screen, plan, NoEntries, null, nowMs, notice);
    }

    /// <summary>True if a renderer that has <paramref name="shown"/> needs <paramref name="next"/>.</summary>
    /// <param name="shownNowMs">Portal time as that renderer carries it on from what it was told.</param>
    public static bool Differ(RendererView? shown, long shownNowMs, RendererView next, long nowMs, long horizonMs)
    {
        if (Math.Abs(shownNowMs - nowMs) > ClockStepMs) return true;
        if (shown is null || next.JumpTo is not null || shown.Notice != next.Notice || shown.Plan.Manifest != next.Plan.Manifest) return true;
        if (shown.Plan.ToMs - nowMs < horizonMs / 2) return true;
        return !Ahead(shown.Plan, nowMs, shown.Plan.ToMs).SequenceEqual(Ahead(next.Plan, nowMs, shown.Plan.ToMs));
    }

    private static IEnumerable<(long, long, Level?, long, string)> Ahead(Plan plan, long fromMs, long toMs) =>
        from segment in plan.Segments
        where segment.ToMs > fromMs && segment.FromMs < toMs
        select (Math.Max(segment.FromMs, fromMs), Math.Min(segment.ToMs, toMs), segment.Level, segment.AnchorMs, string.Join('\n', segment.Loop.Select(s => $"{s.Entry} {s.Ms}")));
}
