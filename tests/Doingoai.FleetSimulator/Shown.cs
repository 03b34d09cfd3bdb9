using Doingoai.Player.Playback;
using Doingoai.Protocol.Timelines;

namespace Doingoai.FleetSimulator;

/// <summary>What a screen was given (<paramref name="Steps"/>) or drew (<paramref name="Drawn"/>).</summary>
/// <param name="Drawn">Entry of the frame; empty: the calm slate.</param>
internal sealed record Shown(long Manifest, IReadOnlyList<ShownStep>? Steps = null, string? Drawn = null, string? Notice = null)
{
    /// <param name="hashOf">From the hash a file is named after to the hash of its bytes on the disk.</param>
    public static Shown Of(RendererView view, Func<string, string?> hashOf) => new(
        view.Plan.Manifest,
        [.. (Timeline.EntryAt(view.Plan, view.NowMs)?.Segment.Loop ?? []).Select(step => Step(view, step, hashOf))],
        Notice: view.Notice);

    private static ShownStep Step(RendererView view, PlanStep step, Func<string, string?> hashOf)
    {
        var media = view.Entries.GetValueOrDefault(step.Entry)?.Media;
        return new(step.Entry, step.Fallback, media is null ? null : hashOf(media[(media.LastIndexOf('/') + 1)..]));
    }
}

/// <param name="Fallback">It is the previous version, while new media are on their way.</param>
/// <param name="Sha256">Of the bytes on the disk; <c>null</c>: they are not there.</param>
internal sealed record ShownStep(string Entry, bool Fallback, string? Sha256);
