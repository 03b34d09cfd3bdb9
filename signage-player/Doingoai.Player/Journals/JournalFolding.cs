using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Journals;

/// <summary>
/// Keeps the journal within its bounds while the portal does not take it. Only runs that have ended are folded, each as a
/// whole, into a run that stands in its place and says so.
/// </summary>
internal sealed class JournalFolding(JournalFolder folder, JournalBounds bounds)
{
    // With hash, item, names and time a count takes up to 280 bytes; a line 8 KiB.
    private const int CountsPerRecord = 20;

    // A run is written again from one other, seldom two.
    private const int MostRanges = 8;

    /// <summary>Folds what is due among the runs the caller is done with.</summary>
    /// <param name="acknowledged">How far the portal has a run.</param>
    public void Run(Func<string, bool> mayFold, Func<string, long> acknowledged, ClockReading now)
    {
        var isProven = now.UncertaintyMs <= PlayerClock.ProvenWithinMs; // ages mean nothing otherwise
        foreach (var run in Runs(mayFold).Where(run => isProven && IsOld(run, now.NowMs))) Fold(run, "age", !HasPlays(run), acknowledged);
        while (folder.Bytes > bounds.TotalBytes && Oldest(mayFold) is { } run) Fold(run, "space", !HasPlays(run), acknowledged);
    }

    private List<List<Segment>> Runs(Func<string, bool> mayFold) =>
        [.. folder.Segments.Where(segment => mayFold(segment.Run)).GroupBy(segment => segment.Run).Select(run => run.ToList())];

    private bool IsOld(List<Segment> run, long nowMs)
    {
        var newest = run.Max(segment => segment.NewestMs);
        return (HasPlays(run) && newest < nowMs - bounds.Plays.TotalMilliseconds) || (HasOthers(run) && newest < nowMs - bounds.Others.TotalMilliseconds);
    }

    // Plays go before faults, old before new.
    private List<Segment>? Oldest(Func<string, bool> mayFold)
    {
        var runs = Runs(mayFold);
        return runs.Find(HasPlays) ?? runs.Find(HasOthers);
    }

    private void Fold(List<Segment> run, string reason, bool dropsOthers, Func<string, long> acknowledged)
    {
        var from = Math.Max(run[0].FirstSeq, acknowledged(run[0].Run) + 1);
        var lines = run.SelectMany(segment => folder.ReadAll(segment) ?? throw new JournalDamagedException(segment.Run)).Where(line => line.Record.Seq >= from).ToList();
        if (lines.Count > 0)
        {
            var kept = lines.Where(line => line.Record.Kind == JournalKinds.Folded || (!line.IsPlay && !dropsOthers)).ToList();
            var dropped = lines.Count - kept.Count - lines.Count(line => line.Record.Kind == JournalKinds.Play);
            var also = lines.Select(line => line.Record.Origin).OfType<JournalOrigin>().GroupBy(origin => origin.Run)
                .Select(same => new FoldedRange(same.Key, same.Min(origin => origin.Seq), same.Max(origin => origin.Seq))).Take(MostRanges).ToList();
            var told = PlayCounts.Of(lines).Chunk(CountsPerRecord).DefaultIfEmpty([])
                .Select((plays, i) => new FoldedBody(run[0].Run, from, lines[^1].Record.Seq, reason, i == 0 ? dropped : 0, plays, also.Count == 0 ? null : also));
            RunRewriter.Write(
                folder,
                run[0].Name,
                $"fold {from} {lines[^1].Record.Seq}",
                [.. told.Select(body => Draft.Of(JournalKinds.Folded, body, lines[^1].Record)), .. kept.Select(line => Draft.Again(line.Record))]);
        }

        foreach (var segment in run) folder.Drop(segment);
    }

    private static bool HasPlays(List<Segment> run) => run.Exists(segment => segment.HasPlays);

    private static bool HasOthers(List<Segment> run) => run.Exists(segment => segment.HasOthers);
}
