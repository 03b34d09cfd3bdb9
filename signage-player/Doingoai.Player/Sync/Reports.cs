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

    private readonly Lock _gate = new();
    private readonly List<FaultBody> _untold = [];

    /// <summary>A fault began or ended.</summary>
    public event Action<FaultBody>? Told;

    /// <summary>A fault is in the journal.</summary>
    public event Action? Journalled;

    public void Rung(Guid screen, long version, DeliveryRung rung, string? entry = null) =>
        queue.Urgent(Envelope.Of(UpTypes.Delivery, new Delivery(screen, version, rung, clock.NowMs, Entry: entry), time.GetUtcNow(), screen));

    public void Failed(Guid screen, long version, string code, string reason, string? entry = null)
    {
        reason = Bounded(reason);
        Fault(new(code, screen, Bounded(entry is null ? reason : $"{reason} {entry}")));
        RungFailed(screen, version, code, reason, entry);
    }

    /// <summary>The rung alone, when the fault has been told.</summary>
    public void RungFailed(Guid screen, long version, string code, string reason, string? entry = null) => queue.Urgent(Envelope.Of(
        UpTypes.Delivery, new Delivery(screen, version, DeliveryRung.Failed, clock.NowMs, $"{code}: {Bounded(reason)}", entry), time.GetUtcNow(), screen));

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
}
