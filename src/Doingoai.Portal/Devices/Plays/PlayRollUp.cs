using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Journals;

namespace Doingoai.Portal.Devices.Plays;

/// <summary>
/// Writes plays and their sums in one transaction. The row of a play is the truth: the sums follow from it alone, so that
/// writing twice, coming late and taking back end in the same figures.
/// </summary>
internal sealed class PlayRollUp(TelemetrySql sql, int device)
{
    private readonly PlayHours _hours = new();

    /// <summary>False: it was there already.</summary>
    /// <param name="atMs">Portal time; <c>null</c> while unknown.</param>
    /// <param name="shownMs">How long it was on screen within the same batch.</param>
    public bool Begin(BegunPlay begun, bool isFolded, long? atMs, long shownMs)
    {
        var (claim, place) = (begun.Claim, sql.Place(begun.Play.Screen));
        var doubt = isFolded ? PlayDoubt.Folded : claim.Doubt;
        var isNew = sql.Run(
            Statements.AddPlay, sql.JournalRun(device, begun.Run), begun.Seq, place, begun.Play.Manifest, begun.Play.Entry, claim.Item, claim.Language, claim.Sha256, begun.Record.MonoMs, atMs, (int)doubt, shownMs) > 0;
        if (!isNew || doubt != PlayDoubt.None || atMs is not { } at || sql.Subject(claim.Item, claim.Language, claim.Title) is not { } subject) return isNew;

        _hours.Add(PlayHours.Hour(at), place, subject, 1, 0);
        _hours.Show(at, 0, shownMs, place, subject);
        return true;
    }

    /// <summary>A play went on.</summary>
    public void Show(ShownPlay shown)
    {
        var run = sql.JournalRun(device, shown.Play.Run);
        if (Find(run, shown.Play.Seq) is not { } play || shown.ToMs <= play.ShownMs) return;
        sql.Run(Statements.ShowPlay, run, shown.Play.Seq, shown.ToMs);
        if (play.Counted is { } counted) _hours.Show(counted.AtMs, play.ShownMs, shown.ToMs, play.Place, counted.Subject);
    }

    /// <summary>Takes a play out of the sums.</summary>
    public void TakeBack(string run, long seq)
    {
        var id = sql.JournalRun(device, run);
        if (Find(id, seq) is not { Doubt: PlayDoubt.None } play) return;
        sql.Run(Statements.DoubtPlay, id, seq, (int)PlayDoubt.Folded);
        if (play.Counted is not { } counted) return;
        _hours.Add(PlayHours.Hour(counted.AtMs), play.Place, counted.Subject, -1, 0);
        _hours.Show(counted.AtMs, 0, play.ShownMs, play.Place, counted.Subject, sign: -1);
    }

    /// <summary>The run's clock has become known.</summary>
    public void Place(int run, long delta)
    {
        var waiting = sql.Rows(Statements.UnplacedPlays, run);
        sql.Run(Statements.PlacePlays, run, delta);
        foreach (var seq in waiting.Select(row => (long)row[0]!))
        {
            if (Find(run, seq) is not { Counted: { } counted } play) continue;
            _hours.Add(PlayHours.Hour(counted.AtMs), play.Place, counted.Subject, 1, 0);
            _hours.Show(counted.AtMs, 0, play.ShownMs, play.Place, counted.Subject);
        }
    }

    /// <summary>A line of a folded part.</summary>
    public void Fold(FoldedPart part, int line, PlayClaim claim)
    {
        var plays = part.Body.Plays[line];
        var doubt = claim.Doubt == PlayDoubt.None && plays.ShownMs > PlayHours.HourMs ? PlayDoubt.Impossible : claim.Doubt;
        var place = sql.Place(plays.Screen);
        var isNew = sql.Run(Statements.AddFolded, device, part.Sha256, line, plays.HourMs, place, claim.Item, claim.Language, plays.Count, plays.ShownMs, (int)doubt) > 0;
        if (isNew && doubt == PlayDoubt.None && sql.Subject(claim.Item, claim.Language, claim.Title) is { } subject) _hours.Add(plays.HourMs, place, subject, plays.Count, plays.ShownMs);
    }

    /// <summary>Adds what has come together to the sums.</summary>
    public void Write()
    {
        foreach (var ((hour, place, subject), (plays, shown)) in _hours.Hours) sql.Run(Statements.AddHour, hour, place, subject, plays, shown);
        foreach (var ((day, place, subject), (plays, shown)) in _hours.Days) sql.Run(Statements.AddDay, day, place, subject, plays, shown);
    }

    private Known? Find(int run, long seq)
    {
        if (sql.Rows(Statements.FindPlay, run, seq) is not [[var place, var item, var language, var at, var shown, var doubt]]) return null;
        var subject = (PlayDoubt)Convert.ToInt32(doubt, null) == PlayDoubt.None && at is not null ? sql.Subject((string?)item, (string?)language, title: null) : null;
        return new(Convert.ToInt32(place, null), (long)shown!, (PlayDoubt)Convert.ToInt32(doubt, null), subject is { } counted ? ((long)at!, counted) : null);
    }

    /// <param name="Counted">When it began and what it counts for, if it does.</param>
    private sealed record Known(int Place, long ShownMs, PlayDoubt Doubt, (long AtMs, int Subject)? Counted);
}
