using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Technician;

/// <summary>
/// The PIN that opens the technician page, as the portal said it last, and how long it is locked after wrong ones. An attempt
/// is counted on the disk before it is judged, so that pulling the plug wins nothing. One attempt at a time.
/// </summary>
internal sealed class PinLock
{
    // The first two cost nothing: fingers slip. From the last on it stays as long.
    private static readonly TimeSpan[] Waits =
        [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    private readonly IDisk _disk;
    private readonly PlayerFolder _folder;
    private readonly TimeProvider _time;
    private readonly Lock _line = new();
    private readonly Lock _gate = new();
    private Task<PinVerdict> _last = Task.FromResult(PinVerdict.NoPin);
    private Kept _kept;
    private long _lockedAt;
    private TimeSpan _lockedFor;

    public PinLock(IDisk disk, PlayerFolder folder, PlayerClock clock, TimeProvider time)
    {
        (_disk, _folder, _time) = (disk, folder, time);
        Clock = clock;
        _kept = disk.ReadJson<Kept>(folder.Pin) ?? new(null);
        if (!PinHash.IsWellFormed(_kept.Hash)) _kept = _kept with { Hash = null };
        // What is left of a lock that was on when the machine went down; all of it, if nobody can say how late it is.
        var wait = WaitAfter(_kept.Failures);
        var left = clock.Proven ? TimeSpan.FromMilliseconds(Math.Clamp(_kept.FailedMs + wait.TotalMilliseconds - clock.NowMs, 0, wait.TotalMilliseconds)) : wait;
        Lock(left);
    }

    public bool IsSet => _kept.Hash is not null;

    /// <summary>Wrong ones since the last right one.</summary>
    public int Failures => _kept.Failures;

    /// <summary>Until the next attempt; zero: now.</summary>
    public TimeSpan Left
    {
        get
        {
            lock (_gate)
            {
                var left = _lockedFor - _time.GetElapsedTime(_lockedAt);
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    private PlayerClock Clock { get; }

    /// <summary>What the portal says; another PIN begins with a clean slate.</summary>
    public void Set(string? hash)
    {
        if (!PinHash.IsWellFormed(hash)) hash = null;
        lock (_gate)
        {
            if (_kept.Hash == hash) return;
            Keep(new(hash));
        }

        Lock(TimeSpan.Zero);
    }

    /// <summary>Right, wrong, or not judged because it is locked or none is set.</summary>
    public Task<PinVerdict> TryAsync(string? pin)
    {
        lock (_line) return _last = AfterAsync(_last, pin);
    }

    private async Task<PinVerdict> AfterAsync(Task before, string? pin)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        string? hash;
        int failures;
        lock (_gate) (hash, failures) = (_kept.Hash, _kept.Failures);
        if (hash is null) return PinVerdict.NotSet;
        if (Left > TimeSpan.Zero) return PinVerdict.Locked;
        if (!PinHash.IsPin(pin)) return PinVerdict.NoPin;

        Count(hash, failures + 1);
        var isRight = await Task.Run(() => PinHash.Matches(hash, pin));
        if (isRight) Count(hash, 0);
        else Lock(WaitAfter(failures + 1));
        return isRight ? PinVerdict.Right : Left > TimeSpan.Zero ? PinVerdict.NowLocked : PinVerdict.Wrong;
    }

    private static TimeSpan WaitAfter(int failures) => failures <= 0 ? TimeSpan.Zero : Waits[Math.Min(failures, Waits.Length) - 1];

    private void Lock(TimeSpan wait)
    {
        lock (_gate) (_lockedAt, _lockedFor) = (_time.GetTimestamp(), wait);
    }

    private void Count(string hash, int failures)
    {
        lock (_gate)
            if (_kept.Hash == hash) Keep(new(hash, failures, Clock.NowMs)); // another PIN may have come meanwhile
    }

    private void Keep(Kept kept)
    {
        _kept = kept;
        try
        {
            _disk.WriteJson(_folder.Pin, kept);
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            // It holds from memory; the disk tells of itself, and the portal says the PIN again.
        }
    }

    /// <param name="FailedMs">When the last attempt was, portal time.</param>
    private sealed record Kept(string? Hash, int Failures = 0, long FailedMs = 0);
}

internal enum PinVerdict
{
    Right,
    Wrong,

    /// <summary>Wrong, and now it is locked for a while.</summary>
    NowLocked,

    /// <summary>Not looked at.</summary>
    Locked,

    /// <summary>Not looked at: it could not be one.</summary>
    NoPin,

    /// <summary>The portal has set none for this cluster, or has not been heard yet.</summary>
    NotSet,
}
