using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Time;

/// <summary>The timestamps this device has sent and waits to get back: an answer nobody asked for measures nothing.</summary>
internal sealed class ClockQuestions(PlayerClock clock)
{
    private const int MaxOpen = 32;

    private readonly Lock _gate = new();
    private readonly Queue<long> _open = [];
    private long _roundTripMs = -1;

    /// <summary>Of the last answer, ms.</summary>
    public long? RoundTripMs => Interlocked.Read(ref _roundTripMs) is >= 0 and var ms ? ms : null;

    /// <summary>A message with this timestamp leaves now.</summary>
    public long Ask()
    {
        lock (_gate)
        {
            var t0 = clock.WallMs;
            _open.Enqueue(t0);
            if (_open.Count > MaxOpen) _open.Dequeue();
            return t0;
        }
    }

    /// <summary>True if it answers a question of ours.</summary>
    public bool Take(Welcome welcome)
    {
        var t3 = clock.WallMs;
        lock (_gate)
            if (!_open.Contains(welcome.T0Ms)) return false;

        clock.Measure(welcome.T0Ms, welcome.T1Ms, welcome.T2Ms, t3);
        Interlocked.Exchange(ref _roundTripMs, Math.Max(0, t3 - welcome.T0Ms));
        return true;
    }
}
