using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Sync;

/// <summary>What the device tells at once: how far a manifest came, and faults (which are journalled, too).</summary>
internal sealed class Reports(UpQueue queue, Journal journal, PlayerClock clock, TimeProvider time)
{
    private const int MaxReason = 200;
    private const int MaxUntold = 50;

    /// <summary>How long the first step of a manifest waits for the next.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly List<FaultBody> _untold = [];
    private readonly Dictionary<Guid, Climb> _climbs = [];

    /// <summary>A fault began or ended.</summary>
    public event Action<FaultBody>? Told;

    /// <summary>A fault is in the journal.</summary>
    public event Action? Journalled;

    /// <summary>
    /// With files at hand a manifest climbs from received to drawn within moments: the steps of the first <see cref="Gather"/> are
    /// told together, what is drawn later at once. A thousand screens that change together say a quarter as much, and after most have.
    /// </summary>
    public void Rung(Guid screen, long version, DeliveryRung rung, string? entry = null)
    {
        if (rung == DeliveryRung.Drawn) Drawn(new(screen, version, rung, clock.NowMs, Entry: entry));
        else Climbing(screen, version, new(rung, clock.NowMs));
    }

    public void Failed(Guid screen, long version, string code, string reason, string? entry = null)
    {
        reason = Bounded(reason);
        Fault(new(code, screen, Bounded(entry is null ? reason : $"{reason} {entry}")));
        RungFailed(screen, version, code, reason, entry);
    }

    /// <summary>The rung alone, when the fault has been told.</summary>
    public void RungFailed(Guid screen, long version, string code, string reason, string? entry = null) =>
        Tell(new(screen, version, DeliveryRung.Failed, clock.NowMs, $"{code}: {Bounded(reason)}", entry));

    /// <summary>
    /// Nobody waits. What the journal cannot write, because the disk that is at fault is its own, is told when it can again.
    /// Stated loss: more than so many of different kinds.
    /// </summary>
    public void Fault(FaultBody fault)
    {
        Told?.Invoke(fault);
        _ = FaultAsync(fault);
    }

    /// <summary>The journal works: tells what it could not.</summary>
    public void TellAgain()
    {
        List<FaultBody> untold;
        lock (_gate)
        {
            untold = [.. _untold];
            _untold.Clear();
        }

        foreach (var fault in untold) _ = FaultAsync(fault);
    }

    private void Climbing(Guid screen, long version, EarlierRung step)
    {
        lock (_gate)
        {
            if (_climbs.TryGetValue(screen, out var climb) && climb.Version == version && climb.Steps.Count < Delivery.MaxEarlier)
            {
                climb.Steps.Add(step);
                return;
            }

            TellClimb(screen);
            _climbs[screen] = climb = new(version, [step]);
            _ = TellLaterAsync(screen, climb);
        }
    }

    private async Task TellLaterAsync(Guid screen, Climb climb)
    {
        await Task.Delay(Gather, time);
        lock (_gate)
            if (_climbs.GetValueOrDefault(screen) == climb) TellClimb(screen);
    }

    private void Drawn(Delivery delivery)
    {
        lock (_gate)
        {
            if (_climbs.GetValueOrDefault(delivery.Screen) is { Drawn: null } climb && climb.Version == delivery.Version) climb.Drawn = delivery with { Earlier = climb.Steps };
            else Tell(delivery);
        }
    }

    private void Tell(Delivery delivery)
    {
        lock (_gate)
        {
            if (_climbs.GetValueOrDefault(delivery.Screen) is { } climb)
            {
                if (climb.Version == delivery.Version && climb.Drawn is null)
                {
                    delivery = delivery with { Earlier = climb.Steps };
                    _climbs.Remove(delivery.Screen);
                }
                else
                {
                    TellClimb(delivery.Screen);
                }
            }

            Send(delivery);
        }
    }

    // The steps so far, the last one as what is told.
    private void TellClimb(Guid screen)
    {
        if (!_climbs.Remove(screen, out var climb)) return;
        var last = climb.Steps[^1];
        Send(climb.Drawn ?? new(screen, climb.Version, last.Rung, last.AtMs, Earlier: climb.Steps.Count > 1 ? climb.Steps[..^1] : null));
    }

    private void Send(Delivery delivery) => queue.Urgent(Envelope.Of(UpTypes.Delivery, delivery, time.GetUtcNow(), delivery.Screen));

    private async Task FaultAsync(FaultBody fault)
    {
        if (await journal.AppendAsync(JournalKinds.Fault, fault)) Journalled?.Invoke();
        else Remember(fault);
    }

    // In their order: what began and ended meanwhile is told as both. The same again is one.
    private void Remember(FaultBody fault)
    {
        lock (_gate)
        {
            var isTold = _untold.FindLast(one => one.Code == fault.Code && one.Screen == fault.Screen) is { } last && last.Ended == fault.Ended;
            if (!isTold && _untold.Count < MaxUntold) _untold.Add(fault);
        }
    }

    private static string Bounded(string text) => text.Length <= MaxReason ? text : text[..MaxReason];

    /// <summary>Steps of a manifest that have not been told yet; in use under the lock.</summary>
    private sealed record Climb(long Version, List<EarlierRung> Steps)
    {
        public Delivery? Drawn { get; set; }
    }
}
