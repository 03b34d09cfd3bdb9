using System.Collections.Concurrent;
using Doingoai.Player.Journals;
using Doingoai.Player.Sync;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Sight;

/// <summary>What was last seen on each screen: in the journal, as a fault when it begins to be one, and in every heartbeat.</summary>
internal sealed class FrameLog(Journal journal, Reports reports)
{
    private readonly ConcurrentDictionary<Guid, FrameSeen> _last = new();

    /// <summary>A screen is seen in another state than before.</summary>
    public event Action? Changed;

    public FrameSeen? Last(Guid screen) => _last.GetValueOrDefault(screen);

    /// <summary>True if an alarm stands on some screen.</summary>
    public bool HasAlarm => _last.Values.Any(seen => seen.IsAlarm);

    public FrameSeen Take(Guid screen, Look look)
    {
        var before = Last(screen);
        if (look.Picture is null && before is not null) return before; // it could not look: what it saw last stands, and ages
        var since = before?.Verdict == look.Verdict ? before.SinceMs : look.AtMs;
        var seen = _last[screen] = new(look.Verdict, look.AtMs, since, look.Manifest, look.Entry);
        var isNews = before?.Verdict != look.Verdict;
        if (isNews || look.Verdict != FrameVerdict.Unknown) _ = journal.AppendAsync(JournalKinds.Frame, new FrameBody(screen, look.Manifest, look.Verdict, look.Entry));
        if (isNews && Code(before?.Verdict) is { } over) reports.Fault(new(over, screen, Ended: true));
        if (isNews && Code(look.Verdict) is { } code) reports.Fault(new(code, screen, look.Entry));
        if (isNews) Changed?.Invoke();
        return seen;
    }

    private static string? Code(FrameVerdict? verdict) => verdict switch
    {
        FrameVerdict.Black => FaultCodes.FrameBlack,
        FrameVerdict.Other => FaultCodes.FrameOther,
        FrameVerdict.Frozen => FaultCodes.FrameFrozen,
        _ => null,
    };
}
