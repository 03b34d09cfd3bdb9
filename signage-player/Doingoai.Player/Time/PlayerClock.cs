namespace Doingoai.Player.Time;

/// <summary>
/// Portal time on a machine whose own clock may say anything. Measured over the link as in NTP and carried on by the
/// monotonic clock, so setting the wall clock changes nothing; never earlier than a moment that is known to have passed.
/// </summary>
internal sealed class PlayerClock
{
    /// <summary>Above this uncertainty the time is unproven: a month without network stays below it.</summary>
    public const long ProvenWithinMs = 150_000;

    private const long MinWorthTellingMs = 50;
    private const long JumpMs = 250;
    private const long EarliestMs = -62_135_596_800_000;
    private const long LatestMs = 253_402_300_799_999;
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ClockMarkFile? _file;
    private ClockMark? _mark;
    private ClockMark? _saved;
    private (long PortalMs, long MonoMs) _floor;
    private long _wallMinusMono;
    private long? _jumpedAtMono;

    /// <param name="bootId">Of the machine: within one boot a restarted agent still knows the time.</param>
    /// <param name="floorMs">The program's build time.</param>
    public PlayerClock(TimeProvider time, string bootId, ClockMarkFile? file, long floorMs)
    {
        (_time, BootId, _file) = (time, bootId, file);
        _floor = (floorMs, MonoMs);
        _wallMinusMono = WallMs - MonoMs;
        _mark = _saved = file?.Read(bootId, MonoMs);
    }

    /// <summary>The time became proven, or moved by more than the eye would miss. Raised on the thread that measured.</summary>
    public event Action? Changed;

    /// <summary>The wall clock was set by so many ms.</summary>
    public event Action<long>? Jumped;

    public string BootId { get; }

    public long NowMs => Read().NowMs;

    public long WallMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Since the machine's boot.</summary>
    public long MonoMs => (long)_time.GetElapsedTime(0).TotalMilliseconds;

    public long? OffsetMs => Read().OffsetMs;

    public long? UncertaintyMs => Read().UncertaintyMs;

    public bool Proven => UncertaintyMs <= ProvenWithinMs;

    /// <summary>All clocks at this moment; also notices when the wall clock was set.</summary>
    public ClockReading Read()
    {
        ClockReading reading;
        long? jump;
        lock (_gate)
        {
            jump = Watch(out var wall, out var mono);
            reading = At(wall, mono);
        }

        if (jump is { } by) Jumped?.Invoke(by);
        return reading;
    }

    /// <summary>It is later than this: a verified manifest, a recall or an own record says so.</summary>
    public void RaiseFloor(long ms)
    {
        long before, after;
        lock (_gate)
        {
            var mono = MonoMs;
            before = At(WallMs, mono).NowMs;
            if (ms <= FloorAt(mono) || ms > LatestMs) return;
            _floor = (ms, mono);
            after = At(WallMs, mono).NowMs;
        }

        if (after - before > MinWorthTellingMs) Changed?.Invoke();
    }

    /// <summary>One exchange with the portal, NTP's four timestamps (RFC 5905 §8); true if it told something new.</summary>
    /// <param name="t0Ms">Wall clock at sending.</param>
    /// <param name="t1Ms">Portal clock at receipt.</param>
    /// <param name="t2Ms">Portal clock at answer.</param>
    /// <param name="t3Ms">Wall clock at receipt.</param>
    public bool Measure(long t0Ms, long t1Ms, long t2Ms, long t3Ms)
    {
        if (!AreTimes(t0Ms, t1Ms, t2Ms, t3Ms)) return false;

        var roundTrip = t3Ms - t0Ms - (t2Ms - t1Ms);
        if (roundTrip < -1 || t2Ms < t1Ms || t3Ms < t0Ms) return false; // -1: the clocks' grain

        long? jump;
        bool taken, isWorthTelling;
        lock (_gate)
        {
            jump = Watch(out var wall, out var mono);
            var isUnbroken = jump is null && !(_jumpedAtMono >= mono - (wall - t0Ms));
            var offset = (t1Ms - t0Ms + (t2Ms - t3Ms)) / 2;
            taken = Take(new(BootId, mono, wall + offset, Math.Max(0, roundTrip) / 2 + 1), isUnbroken, mono, wall, out isWorthTelling);
        }

        if (jump is { } by) Jumped?.Invoke(by);
        if (isWorthTelling) Changed?.Invoke();
        return taken;
    }

    // The sample of the shortest round trip is the truest, until its age has made it vaguer than a new one; but one that
    // contradicts what was believed is believed: somebody set the portal's clock, or the old one was wrong.
    private bool Take(ClockMark sample, bool isUnbroken, long mono, long wall, out bool isWorthTelling)
    {
        isWorthTelling = false;
        if (!isUnbroken) return false;

        var before = At(wall, mono);
        if (_mark is { } mark)
        {
            var vague = mark.UncertaintyAt(mono);
            var contradicts = Math.Abs(sample.PortalMs - mark.At(mono)) > vague + sample.UncertaintyMs;
            if (sample.UncertaintyMs > vague && !contradicts) return false;
        }

        _mark = sample;
        var after = At(wall, mono);
        isWorthTelling = Math.Abs(after.NowMs - before.NowMs) > MinWorthTellingMs
            || before.UncertaintyMs <= ProvenWithinMs != after.UncertaintyMs <= ProvenWithinMs;
        Save(sample, isWorthTelling);
        return true;
    }

    private void Save(ClockMark mark, bool isWorthTelling)
    {
        if (_file is null || mark.UncertaintyMs > ProvenWithinMs) return;
        var isDue = _saved is null || isWorthTelling || mark.MonoMs - _saved.MonoMs >= SaveEvery.TotalMilliseconds || mark.UncertaintyMs < _saved.UncertaintyMs / 2;
        if (!isDue) return;

        _file.Write(mark);
        _saved = mark;
    }

    private ClockReading At(long wall, long mono)
    {
        var now = Math.Max(_mark?.At(mono) ?? wall, FloorAt(mono));
        return new(now, wall, mono, _mark?.At(mono) - wall, _mark?.UncertaintyAt(mono));
    }

    private long FloorAt(long mono) => _floor.PortalMs + (mono - _floor.MonoMs);

    private long? Watch(out long wall, out long mono)
    {
        (wall, mono) = (WallMs, MonoMs);
        var jump = wall - mono - _wallMinusMono;
        if (Math.Abs(jump) <= JumpMs) return null; // too small a step to tell from slewing, which both clocks follow

        _wallMinusMono = wall - mono;
        _jumpedAtMono = mono;
        return jump;
    }

    private static bool AreTimes(params ReadOnlySpan<long> times)
    {
        foreach (var ms in times)
            if (ms is < EarliestMs or > LatestMs) return false;
        return true;
    }
}
