using Doingoai.Player.Sync;

namespace Doingoai.Player.Playback;

/// <summary>
/// Watches each screen's new manifest until it has drawn, and goes back to the one before if it does not. Lives in the
/// mailbox; costs nothing while every manifest has drawn.
/// </summary>
internal sealed class Trials : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // Renderers beat once a second.
    private const long AliveWithinMs = 3_000;

    private readonly Dictionary<Guid, Trial> _open = [];
    private readonly Screens _screens;
    private readonly DrawnLog _drawn;
    private readonly ManifestIntake _manifests;
    private readonly TimeSpan _patience;
    private readonly Action _wentBack;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _lookedAt;
    private bool _isTicking;

    /// <param name="wentBack">A screen plays another manifest now.</param>
    public Trials(Screens screens, DrawnLog drawn, ManifestIntake manifests, Mailbox mailbox, TimeSpan patience, Action wentBack, TimeProvider time)
    {
        (_screens, _drawn, _manifests, _patience, _wentBack, _time) = (screens, drawn, manifests, patience, wentBack, time);
        _timer = time.CreateTimer(_ => mailbox.TryPost(LookAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The screen may play a manifest that has not drawn yet.</summary>
    public void Begin(ScreenPlayer player)
    {
        _open.Remove(player.Id);
        if (player.Holding is not { Active: { } manifest, HasDrawn: false }) return;

        _open[player.Id] = new(manifest.Version, _patience);
        Tick();
    }

    public void Drew(ScreenPlayer player, long manifest, string entry)
    {
        // The calm slate proves nothing, unless it is all there is.
        var isAll = entry.Length > 0 || player.Holding.Active is { } active && active.Playlists.All(p => p.Entries.Count == 0);
        if (!isAll || Of(player.Id, manifest) is not { HasDrawn: false } trial) return;
        trial.Drew();
        player.Hold(player.Holding with { Drawn = manifest }); // on the disk with the next look: nobody waits for it
    }

    public void Failed(Guid screen, long manifest, string reason)
    {
        if (Of(screen, manifest) is { } trial) trial.Reason = reason;
    }

    /// <summary>What drew this screen crashed or hung.</summary>
    public void Lost(Guid screen, string reason) => _open.GetValueOrDefault(screen)?.Lost(reason);

    public void Dispose() => _timer.Dispose();

    private Trial? Of(Guid screen, long manifest) => _open.GetValueOrDefault(screen) is { } trial && trial.Manifest == manifest ? trial : null;

    private async Task LookAsync()
    {
        _isTicking = false;
        var elapsed = _time.GetElapsedTime(_lookedAt);
        foreach (var (screen, trial) in _open.ToList())
        {
            if (_screens.Find(screen) is not { } player || player.Holding.Active?.Version != trial.Manifest) _open.Remove(screen);
            else await JudgeAsync(player, trial, elapsed);
        }

        if (_open.Count > 0) Tick();
    }

    private async Task JudgeAsync(ScreenPlayer player, Trial trial, TimeSpan elapsed)
    {
        trial.Waited(elapsed, player.IsOffering, _drawn.AliveAgeMs(player.Id) <= AliveWithinMs);
        if (trial.HasDrawn)
        {
            _open.Remove(player.Id);
            _manifests.Keep(player);
        }
        else if (trial is { IsOver: true, IsTold: false })
        {
            trial.IsTold = true;
            if (!await _manifests.GoBackAsync(player, trial.Reason)) return; // there is nothing better: it may still come to it
            _open.Remove(player.Id);
            _wentBack();
        }
    }

    private void Tick()
    {
        if (_isTicking) return;
        _isTicking = true;
        _lookedAt = _time.GetTimestamp();
        _timer.Change(Look, Timeout.InfiniteTimeSpan);
    }
}
