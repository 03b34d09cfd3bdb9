using Doingoai.Player.Journals;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Player.Sync;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Technician;

/// <summary>
/// The calm slate on every screen of the device, by hand and for a bounded time. It outranks everything, holds over restarts
/// and ends by itself; the portal sees it as a fault that lasts. Lives in the mailbox.
/// </summary>
internal sealed class CalmSlate : IDisposable
{
    private const long MinuteMs = 60_000;
    private const long SlackMs = 1_000;

    private readonly IDisk _disk;
    private readonly PlayerFolder _folder;
    private readonly Screens _screens;
    private readonly Journal _journal;
    private readonly Reports _reports;
    private readonly PlayerClock _clock;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _began;
    private TimeSpan _for;

    public CalmSlate(IDisk disk, PlayerFolder folder, Screens screens, Mailbox mailbox, Journal journal, Reports reports, PlayerClock clock, TimeProvider time)
    {
        (_disk, _folder, _screens, _journal, _reports, _clock, _time) = (disk, folder, screens, journal, reports, clock, time);
        _timer = time.CreateTimer(_ => mailbox.TryPost(EndDue), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Minutes to choose from.</summary>
    public static IReadOnlyList<int> Choices { get; } = [15, 60];

    /// <summary>Until it ends by itself; <c>null</c>: it is not on.</summary>
    public TimeSpan? Left => _for > TimeSpan.Zero ? Max(_for - _time.GetElapsedTime(_began)) : null;

    /// <summary>Goes on with what was on when the agent stopped, for as long as was meant. Before the first plan.</summary>
    public void Load()
    {
        if (_disk.ReadJson<Kept>(_folder.CalmSlate) is not { } kept) return;
        var whole = kept.Minutes * MinuteMs;
        // A clock that cannot be right yet must not make it longer than was meant.
        var left = Choices.Contains(kept.Minutes) ? Math.Min(kept.FromMs + whole - _clock.NowMs, whole) : 0;
        if (left > 0) Begin(TimeSpan.FromMilliseconds(left), kept.Minutes);
        else Forget();
    }

    /// <summary>Portal time moved: what is left stays what it was.</summary>
    public void Agree()
    {
        if (Left is not { Ticks: > 0 } left) return;
        var until = _clock.NowMs + (long)left.TotalMilliseconds;
        if (Math.Abs(until - _screens.CalmUntilMs) > SlackMs) _screens.Calm(until);
    }

    /// <summary>False for a time that is not to be chosen.</summary>
    public bool Begin(int minutes)
    {
        if (!Choices.Contains(minutes)) return false;
        Keep(new(_clock.NowMs, minutes));
        _ = _journal.AppendAsync(JournalKinds.Technician, new TechnicianBody(TechnicianAct.CalmOn, minutes));
        Begin(TimeSpan.FromMinutes(minutes), minutes);
        return true;
    }

    public void End() => End(TechnicianAct.CalmOff);

    public void Dispose() => _timer.Dispose();

    private void Begin(TimeSpan left, int minutes)
    {
        (_began, _for) = (_time.GetTimestamp(), left);
        _timer.Change(left, Timeout.InfiniteTimeSpan);
        _screens.Calm(_clock.NowMs + (long)left.TotalMilliseconds);
        _reports.Fault(new(FaultCodes.CalmSlate, Detail: $"{minutes} min"));
    }

    private void EndDue()
    {
        if (Left is not { } left) return;
        if (left > TimeSpan.Zero) _timer.Change(left, Timeout.InfiniteTimeSpan); // it was chosen anew meanwhile
        else End(TechnicianAct.CalmOver);
    }

    private void End(TechnicianAct act)
    {
        if (Left is null) return;
        _for = TimeSpan.Zero;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Forget();
        _ = _journal.AppendAsync(JournalKinds.Technician, new TechnicianBody(act));
        _reports.Fault(new(FaultCodes.CalmSlate, Ended: true));
        _screens.Calm(0);
    }

    private void Keep(Kept kept) => Attempt(() => _disk.WriteJson(_folder.CalmSlate, kept));

    private void Forget() => Attempt(() => _disk.Delete(_folder.CalmSlate));

    private static void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            // It holds from memory; the disk tells of itself.
        }
    }

    private static TimeSpan Max(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private sealed record Kept(long FromMs, int Minutes);
}
