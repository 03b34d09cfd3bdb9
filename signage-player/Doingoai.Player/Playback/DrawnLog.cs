using System.Collections.Concurrent;
using Doingoai.Player.Journals;
using Doingoai.Player.Sync;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Playback;

/// <summary>What renderers say they drew: a play in the journal, a report to the portal at once, and the signs of life.</summary>
internal sealed class DrawnLog(Journal journal, Reports reports, PlayerClock clock, TimeProvider time)
{
    // Renderers beat every second or so; the portal calls a screen frozen after as long.
    private const long SilentMs = 20_000;

    private readonly ConcurrentDictionary<Guid, Drawn> _drawn = new();
    private readonly ConcurrentDictionary<Guid, (long Timestamp, double Rate)> _beats = new();
    private readonly ConcurrentDictionary<Guid, bool> _ended = new();
    private readonly ConcurrentDictionary<Guid, long> _alive = new();

    /// <summary>A new first frame was reported.</summary>
    public event Action? Changed;

    /// <summary>A screen gave its first sign of life.</summary>
    public event Action? Began;

    public Drawn? Last(Guid screen) => _drawn.GetValueOrDefault(screen);

    public double? FramesPerSecond(Guid screen) => _beats.TryGetValue(screen, out var beat) ? beat.Rate : null;

    /// <summary>Age of the last sign of life, ms; <c>null</c> if there was none.</summary>
    public long? BeatAgeMs(Guid screen) => _beats.TryGetValue(screen, out var beat) ? (long)time.GetElapsedTime(beat.Timestamp).TotalMilliseconds : null;

    /// <summary>Since what draws the screen was last known to live, ms; <c>null</c> if it never was.</summary>
    public long? AliveAgeMs(Guid screen) => _alive.TryGetValue(screen, out var at) ? (long)time.GetElapsedTime(at).TotalMilliseconds : null;

    public void Beat(Guid screen, double framesPerSecond)
    {
        Alive(screen);
        var isFirst = !_beats.ContainsKey(screen);
        _beats[screen] = (time.GetTimestamp(), double.IsFinite(framesPerSecond) ? Math.Clamp(framesPerSecond, 0, 1_000) : 0);
        if (isFirst) Began?.Invoke();
    }

    public void Alive(Guid screen) => _alive[screen] = time.GetTimestamp();

    /// <summary>
    /// A screen whose renderer has given no sign of life shows nothing that could be proven: its play ends, until the next
    /// first frame.
    /// </summary>
    public void EndSilent()
    {
        foreach (var (screen, drawn) in _drawn)
            if (drawn.Entry.Length > 0 && BeatAgeMs(screen) > SilentMs && _ended.TryAdd(screen, true))
                _ = journal.AppendAsync(JournalKinds.Play, new PlayBody(screen, drawn.Manifest, ""));
    }

    /// <summary>Runs in the mailbox.</summary>
    public void Take(Guid screen, ScreenHolding holding, long manifest, string entry)
    {
        var before = Last(screen);
        var now = new Drawn(manifest, entry, clock.NowMs);
        // The same entry under a new manifest went on: the delivery is news, the play is not.
        if (before?.Entry != entry || before.Manifest == manifest || _ended.ContainsKey(screen)) _ = journal.AppendAsync(JournalKinds.Play, Body(screen, holding, manifest, entry));
        _drawn[screen] = now;
        _ended.TryRemove(screen, out _);
        if (manifest > 0 && (before?.Manifest != manifest || before.Entry != entry)) reports.Rung(screen, manifest, DeliveryRung.Drawn, entry);
        Changed?.Invoke();
    }

    private static PlayBody Body(Guid screen, ScreenHolding holding, long manifest, string entry)
    {
        var played = holding.Active?.Playlists.SelectMany(p => p.Entries).Concat(holding.Fallbacks.Values).FirstOrDefault(e => e.Id == entry);
        return new(screen, manifest, entry, played?.Item, played?.Language, played?.Sha256);
    }
}
