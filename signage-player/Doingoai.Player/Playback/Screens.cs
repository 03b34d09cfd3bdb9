
namespace Doingoai.Player.Playback;

/// <summary>All screens of the device, and the timer that plans them anew when their time comes. Lives in the mailbox.</summary>
internal sealed class Screens : IDisposable
{
    /// <summary>A device drives a handful of screens; more is an attack.</summary>
    public const int Most = 32;

    private readonly Dictionary<Guid, ScreenPlayer> _players = [];
    private readonly Func<Guid, ScreenPlayer> _create;
    private readonly Time.PlayerClock _clock;
    private readonly ITimer _timer;

    public Screens(Func<Guid, ScreenPlayer> create, Time.PlayerClock clock, Mailbox mailbox, TimeProvider time)
    {
        (_create, _clock) = (create, clock);
        _timer = time.CreateTimer(_ => mailbox.TryPost(PlanDue), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public IReadOnlyCollection<ScreenPlayer> All => _players.Values;

    /// <summary>Until when the calm slate is on all of them; portal time.</summary>
    public long CalmUntilMs { get; private set; }

    /// <summary>Puts the calm slate on all screens until then, or takes it off (0).</summary>
    public void Calm(long untilMs)
    {
        CalmUntilMs = untilMs;
        foreach (var player in _players.Values) player.CalmUntilMs = untilMs;
        PlanAll();
    }

    public ScreenPlayer? Find(Guid screen) => _players.GetValueOrDefault(screen);

    /// <summary>The screen's player, made if need be; <c>null</c> beyond the bound.</summary>
    public ScreenPlayer? Get(Guid screen)
    {
        if (_players.TryGetValue(screen, out var player)) return player;
        if (_players.Count >= Most || screen == Guid.Empty) return null;
        var created = _players[screen] = _create(screen);
        created.CalmUntilMs = CalmUntilMs;
        return created;
    }

    public void PlanAll()
    {
        foreach (var player in _players.Values) player.Plan();
        SetTimer();
    }

    public void Plan(ScreenPlayer player)
    {
        player.Plan();
        SetTimer();
    }

    public void Contacted()
    {
        foreach (var player in _players.Values) player.Contacted();
        SetTimer();
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Hashes of all files that current and previous manifests need.</summary>
    public IReadOnlySet<string> Needed() => _players.Values.SelectMany(p => p.Holding.Files.Keys).ToHashSet();

    private void PlanDue()
    {
        foreach (var player in _players.Values.Where(p => p.NextAtMs <= _clock.NowMs)) player.Plan();
        SetTimer();
    }

    private void SetTimer()
    {
        var next = _players.Values.Select(p => p.NextAtMs).DefaultIfEmpty(long.MaxValue).Min();
        if (next == long.MaxValue) return;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(next - _clock.NowMs, 1, 3_600_000)), Timeout.InfiniteTimeSpan);
    }
}
