namespace Doingoai.Protocol.Journals.Exports;

/// <summary>
/// What the chains say existed in the period and the file does not hold. Records of a run stand in the order of time, and a
/// run begins after the one its start record names: whatever comes before a record from before the period is nobody's gap.
/// </summary>
internal sealed class ExportGaps
{
    /// <summary>Gaps that are told in words; beyond, their number.</summary>
    public const int MostTold = 50;

    private readonly List<string> _told = [];

    public IReadOnlyList<string> Told => _told;

    /// <summary>All that were found.</summary>
    public long Found { get; private set; }

    public void Add(string gap)
    {
        Found++;
        if (_told.Count < MostTold) _told.Add(gap);
    }

    /// <param name="fromMs">Beginning of the period, Unix ms.</param>
    /// <param name="folded">What devices say they folded, as their own signed records tell.</param>
    public void Find(IReadOnlyDictionary<(Guid Device, string Run), RunFollower> runs, IReadOnlyList<(Guid Device, FoldedRange Range)> folded, long fromMs)
    {
        var told = folded.ToLookup(one => (one.Device, one.Range.Run), one => one.Range.ToSeq);
        foreach (var run in runs.Values)
        {
            foreach (var (from, to, _) in run.Missing.Where(stretch => !(run.AtMs(stretch.NextMonoMs) < fromMs))) Add($"device {run.Device:N}, run {run.Run}: records {from}–{to} are not in the file");
            if (run.Previous is not { } before || run.AtMs(run.FirstMonoMs) < fromMs) continue;
            var last = runs.GetValueOrDefault((run.Device, before.Run))?.LastSeq ?? 0;
            if (last < before.Seq && !told[(run.Device, before.Run)].Any(to => to >= before.Seq)) Add($"device {run.Device:N}: run {before.Run} reached record {before.Seq}, the file has it up to {last}");
        }
    }
}
