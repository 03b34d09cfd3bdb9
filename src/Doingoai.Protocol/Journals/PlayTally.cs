namespace Doingoai.Protocol.Journals;

/// <summary>
/// How long each play of a run was on screen, followed record by record; pure, and the same for portal, player and auditor.
/// A play ends with the next one of its screen (an empty entry: nothing is shown any more), with the stop record, or with the
/// last record of the run. Where the journal is silent for longer than <see cref="MaxSilenceMs"/>, nobody knows, and
/// nothing counts.
/// </summary>
/// <param name="LastMonoMs">Of the newest record.</param>
/// <param name="Open">Plays that have not ended, at most one per screen.</param>
public sealed record PlayTally(long LastMonoMs, IReadOnlyList<OpenPlay> Open)
{
    /// <summary>A minute record comes every minute; five missing ones are a machine that was not there.</summary>
    public const long MaxSilenceMs = 5 * 60_000;

    /// <summary>More screens than any machine has; a hostile one cannot open more.</summary>
    public const int MaxOpen = 16;

    /// <summary>Of a run that has not begun.</summary>
    public static PlayTally New { get; } = new(0, []);

    /// <summary>The state after <paramref name="record"/>.</summary>
    /// <param name="play">What its body says; <c>null</c> for records that are no plays, or whose body makes no sense.</param>
    /// <param name="shown">By how much plays grew.</param>
    public PlayTally After(JournalRecord record, PlayBody? play, out IReadOnlyList<ShownPlay> shown)
    {
        var passed = record.MonoMs - LastMonoMs;
        var counts = record.Seq > 1 && passed is > 0 and <= MaxSilenceMs;
        var (grown, open) = (new List<ShownPlay>(Open.Count), new List<OpenPlay>(Open.Count + 1)); // once for every record a fleet writes: loops, no queries
        foreach (var one in Open)
        {
            if (counts) grown.Add(new(one, one.ShownMs, one.ShownMs + passed));
            if (record.Kind != JournalKinds.Stop && one.Play.Screen != play?.Screen) open.Add(counts ? one with { ShownMs = one.ShownMs + passed } : one);
        }

        if (play is not null && open.Count >= MaxOpen) open.RemoveRange(0, open.Count - MaxOpen + 1);
        if (play is { Entry.Length: > 0 }) open.Add(new(record.Origin?.Run ?? record.Run, record.Origin?.Seq ?? record.Seq, record.MonoMs, 0, play));
        shown = grown;
        return new(Math.Max(LastMonoMs, record.MonoMs), open);
    }
}

/// <summary>A play that has not ended.</summary>
/// <param name="Run">With <paramref name="Seq"/>: which play it is, wherever its record travelled.</param>
/// <param name="MonoMs">Its beginning.</param>
/// <param name="ShownMs">So far.</param>
public sealed record OpenPlay(string Run, long Seq, long MonoMs, long ShownMs, PlayBody Play);

/// <summary>A play was on screen for another stretch, [From, To) ms after its beginning.</summary>
public sealed record ShownPlay(OpenPlay Play, long FromMs, long ToMs);
