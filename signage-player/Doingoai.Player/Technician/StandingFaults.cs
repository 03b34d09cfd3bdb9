using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Technician;

/// <summary>
/// The faults of this run, for who stands before the device: those that last until they end, those of a moment for a day.
/// Stated loss: beyond so many of different kinds the oldest are forgotten here; the journal has them.
/// </summary>
internal sealed class StandingFaults(PlayerClock clock, WatchedDisk disk)
{
    private const int Most = 50;
    private const long RememberedMs = 86_400_000;

    private readonly Lock _gate = new();
    private readonly List<(FaultBody Fault, long AtMs, int Count)> _faults = [];

    public void Take(FaultBody fault)
    {
        lock (_gate)
        {
            var at = _faults.FindIndex(f => f.Fault.Code == fault.Code && f.Fault.Screen == fault.Screen);
            var count = at < 0 ? 0 : _faults[at].Count;
            var since = at >= 0 && IsLasting(fault.Code) ? _faults[at].AtMs : clock.NowMs;
            if (at >= 0) _faults.RemoveAt(at);
            if (fault.Ended == true) return;
            if (_faults.Count >= Most) _faults.RemoveAt(0);
            _faults.Add((fault, since, count + 1));
        }
    }

    /// <summary>Those that last first, then the newest.</summary>
    public IReadOnlyList<FaultLine> Lines(Func<Guid, string?> nameOf)
    {
        var now = clock.NowMs;
        List<FaultLine> lines;
        lock (_gate)
            lines = [.. from f in _faults
                        where IsLasting(f.Fault.Code) || now - f.AtMs < RememberedMs
                        select new FaultLine(f.Fault.Code, f.Fault.Screen is { } screen ? nameOf(screen) : null, f.Fault.Detail, f.AtMs, f.Count, IsLasting(f.Fault.Code))];

        // A disk that refuses may be the very reason why nothing else says so.
        if (disk.Trouble is { } trouble && !lines.Exists(line => line.Code == trouble.Code)) lines.Add(new(trouble.Code, null, trouble.Detail, now, 1, true));
        return [.. lines.OrderByDescending(line => line.IsLasting).ThenByDescending(line => line.AtMs)];
    }

    private static bool IsLasting(string code) => FaultCodes.Lasting.Contains(code);
}
