namespace Doingoai.Protocol.Timelines;

/// <summary>
/// What a screen shows when. Pure, and the only place where this is decided: the portal answers "what does this screen show
/// at …" with it, the player hands its result to the renderer.
/// <para>
/// At each instant the highest level with something eligible wins; open windows of one level play one after the other in
/// manifest order. Without any, the evergreen playlist plays; without that, an empty loop is the calm slate.
/// </para>
/// </summary>
public static class Timeline
{
    // A hostile manifest can ask for thousands of segments with thousands of steps each. A plan may end early: it is made
    // anew before it runs out.
    private const int MaxSteps = 100_000;

    /// <summary>Evaluates <paramref name="input"/> for [<paramref name="nowMs"/>, <paramref name="toMs"/>); segments follow one another without gaps.</summary>
    public static Plan Plan(TimelineInput input, long nowMs, long toMs)
    {
        var stage = new Stage(input, nowMs, toMs);
        var segments = new List<PlanSegment>();
        var from = nowMs;
        var steps = 0;
        foreach (var until in stage.Boundaries().Append(toMs))
        {
            if (until <= from) continue;
            var (level, anchor, loop) = stage.At(from);
            if (segments is [.., var last] && last.Level == level && last.AnchorMs == anchor && last.Loop.SequenceEqual(loop))
                segments[^1] = last with { ToMs = until };
            else if (segments.Count > 0 && steps + loop.Count > MaxSteps)
                break;
            else
            {
                segments.Add(new(from, until, level, anchor, loop));
                steps += loop.Count;
            }

            from = until;
        }

        return new(input.Manifest.Screen.Id, input.Manifest.Version, nowMs, from, segments);
    }

    /// <summary>What <paramref name="plan"/> shows at <paramref name="ms"/>; <c>null</c> outside the plan.</summary>
    public static PlanPosition? EntryAt(Plan plan, long ms)
    {
        if (plan.Segments.FirstOrDefault(s => s.FromMs <= ms && ms < s.ToMs) is not { } segment) return null;

        var length = segment.Loop.Sum(step => (long)step.Ms);
        if (length <= 0) return new(segment, null, segment.FromMs, segment.ToMs);

        var into = ((ms - segment.AnchorMs) % length + length) % length;
        var start = ms - into;
        foreach (var step in segment.Loop)
        {
            if (ms < start + step.Ms) return new(segment, step, start, Math.Min(start + step.Ms, segment.ToMs));
            start += step.Ms;
        }

        return new(segment, null, segment.FromMs, segment.ToMs);
    }
}
