using Doingoai.Player.Journals;
using Doingoai.Player.Playback;
using Doingoai.Player.Sync;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Technician;

/// <summary>
/// Lets technicians in by PIN, for a bounded time, and does what they ask. What it knows of visits lives in the mailbox, so
/// that it and what screens show never contradict each other.
/// </summary>
internal sealed class TechnicianDesk : ITechnicianDesk, IDisposable
{
    /// <summary>Pages at which somebody stands at once; a device has a few outputs.</summary>
    private const int MostVisits = 8;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<IVisitor, Visit> _visits = [];
    private readonly Mailbox _mailbox;
    private readonly Screens _screens;
    private readonly PinLock _pin;
    private readonly CalmSlate _calm;
    private readonly Func<NetworkTest> _test;
    private readonly Func<Visit, TechnicianReport> _report;
    private readonly Journal _journal;
    private readonly Reports _reports;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _gone = new();
    private volatile HashSet<Guid> _covered = []; // never changed, exchanged

    public TechnicianDesk(
        Mailbox mailbox, Screens screens, PinLock pin, CalmSlate calm, Func<NetworkTest> test, Func<Visit, TechnicianReport> report, Journal journal, Reports reports, TimeProvider time)
    {
        (_mailbox, _screens, _pin, _calm, _test, _report, _journal, _reports, _time) = (mailbox, screens, pin, calm, test, report, journal, reports, time);
        _timer = time.CreateTimer(_ => mailbox.TryPost(LookRound), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Take(IVisitor visitor, IReadOnlyList<Guid> screens, TechnicianAsk ask) => _mailbox.TryPost(() => Do(visitor, screens, ask));

    public void Left(IVisitor visitor) => _mailbox.TryPost(() => Close(visitor));

    /// <summary>Pad or page lie over the screen: its pixels are not its plan's. From any thread.</summary>
    public bool IsCovering(Guid screen) => _covered.Contains(screen);

    public void Dispose()
    {
        _gone.Cancel();
        _timer.Dispose();
        _gone.Dispose();
    }

    private void Do(IVisitor visitor, IReadOnlyList<Guid> screens, TechnicianAsk ask)
    {
        if (ask.Wish == TechnicianWish.Knock) Knock(visitor, screens);
        if (_visits.GetValueOrDefault(visitor) is not { IsOver: false } visit) return;

        visit.Touch();
        if (ask.Wish == TechnicianWish.Leave) Close(visitor);
        else if (ask.Wish == TechnicianWish.Enter && !visit.IsOpen) _ = EnterAsync(visitor, visit, ask.Pin);
        else if (visit.IsOpen) Serve(visitor, visit, ask);
    }

    private void Knock(IVisitor visitor, IReadOnlyList<Guid> screens)
    {
        if (_visits.Remove(visitor, out var before) && before.IsOpen) Record(TechnicianAct.Closed);
        if (_visits.Count >= MostVisits) return;
        _visits[visitor] = new(screens, _time);
        Covered();
        visitor.Tell(new(!_pin.IsSet ? TechnicianDoor.NoPin : _pin.Left > TimeSpan.Zero ? TechnicianDoor.Locked : TechnicianDoor.Ajar, LockedMs()));
        _timer.Change(Look, Timeout.InfiniteTimeSpan);
    }

    private async Task EnterAsync(IVisitor visitor, Visit visit, string? pin)
    {
        var verdict = await _pin.TryAsync(pin);
        var failures = _pin.Failures;
        if (verdict is PinVerdict.Wrong or PinVerdict.NowLocked) Record(TechnicianAct.PinRefused);
        if (verdict == PinVerdict.NowLocked) _reports.Fault(new(FaultCodes.PinLocked, Detail: $"{failures} × PIN"));
        _mailbox.TryPost(() =>
        {
            // Whoever left meanwhile is not let in.
            if (_visits.GetValueOrDefault(visitor) != visit || visit.IsOver) return;
            if (verdict == PinVerdict.Right) Open(visitor, visit);
            else visitor.Tell(new(DoorOf(verdict), LockedMs()));
        });
    }

    private static TechnicianDoor DoorOf(PinVerdict verdict) => verdict switch
    {
        PinVerdict.NotSet => TechnicianDoor.NoPin,
        PinVerdict.Locked or PinVerdict.NowLocked => TechnicianDoor.Locked,
        _ => TechnicianDoor.Wrong,
    };

    private void Open(IVisitor visitor, Visit visit)
    {
        visit.Open();
        Record(TechnicianAct.Opened);
        Covered();
        Show(visitor, visit);
    }

    private void Serve(IVisitor visitor, Visit visit, TechnicianAsk ask)
    {
        if (ask.Wish == TechnicianWish.Calm && ask.Minutes is { } minutes) _calm.Begin(minutes);
        else if (ask.Wish == TechnicianWish.Play) _calm.End();
        else if (ask.Wish == TechnicianWish.TestNetwork && !visit.IsTesting) _ = TestAsync(visitor, visit);
        Show(visitor, visit);
    }

    private async Task TestAsync(IVisitor visitor, Visit visit)
    {
        visit.IsTesting = true;
        Record(TechnicianAct.NetworkTested);
        void Told(IReadOnlyList<NetworkStep> steps) => _mailbox.TryPost(() =>
        {
            visit.Network = steps;
            if (_visits.GetValueOrDefault(visitor) == visit) Show(visitor, visit);
        });
        try
        {
            await _test().RunAsync(Told, _gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The player stops.
        }
        finally
        {
            _mailbox.TryPost(() => { visit.IsTesting = false; });
        }
    }

    private void LookRound()
    {
        foreach (var (visitor, visit) in _visits.ToList())
        {
            if (visit.IsOver) Close(visitor);
            else if (visit.IsOpen) Show(visitor, visit);
        }

        if (_visits.Count > 0 && !_gone.IsCancellationRequested) _timer.Change(Look, Timeout.InfiniteTimeSpan);
    }

    private void Close(IVisitor visitor)
    {
        if (!_visits.Remove(visitor, out var visit)) return;
        if (visit.IsOpen) Record(TechnicianAct.Closed);
        Covered();
        visitor.Tell(new(TechnicianDoor.Closed));
    }

    private void Covered()
    {
        _covered = _visits.Values.SelectMany(visit => visit.Screens).ToHashSet();
        var opened = _visits.Values.Where(visit => visit.IsOpen).SelectMany(visit => visit.Screens).ToHashSet();
        foreach (var player in _screens.All) player.Cover(opened.Contains(player.Id));
    }

    private void Show(IVisitor visitor, Visit visit) => visitor.Tell(new(TechnicianDoor.Open, Report: _report(visit)));

    private long? LockedMs() => _pin.Left is { Ticks: > 0 } left ? (long)left.TotalMilliseconds : null;

    private void Record(TechnicianAct act) => _ = _journal.AppendAsync(JournalKinds.Technician, new TechnicianBody(act));
}
