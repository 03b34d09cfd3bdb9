using Doingoai.Player.Sync;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Playback;

/// <summary>Takes what the renderer says into the mailbox. Only about screens of this device.</summary>
internal sealed class RendererReports(Mailbox mailbox, Screens screens, DrawnLog drawn, Trials trials, Suspects suspects, Quarantine quarantine, Reports reports) : IRendererEvents
{
    private const int MaxFailures = 200;

    private readonly HashSet<(Guid, long, string)> _failed = [];
    private string? _lack;

    public void Drawn(Guid screen, long manifest, string entry, long atMs) => mailbox.TryPost(() =>
    {
        if (screens.Find(screen) is not { } player) return;
        drawn.Take(screen, player.Holding, manifest, entry);
        trials.Drew(player, manifest, entry);
    });

    // Once per entry and manifest: it comes round with every loop.
    public void Failed(Guid screen, long manifest, string entry, string reason) => mailbox.TryPost(() =>
    {
        if (screens.Find(screen) is null) return;
        trials.Failed(screen, manifest, reason);
        if (_failed.Count >= MaxFailures) _failed.Clear();
        if (_failed.Add((screen, manifest, entry))) reports.Failed(screen, manifest, FaultCodes.NotDrawn, reason, entry);
    });

    public void Beat(Guid screen, double framesPerSecond) => drawn.Beat(screen, framesPerSecond);

    public void Alive(Guid screen) => drawn.Alive(screen);

    public void Busy(Guid screen, string entry) => mailbox.TryPost(() => suspects.Busy(screen, entry));

    public void Lost(IReadOnlyList<Guid> lost, string reason) => mailbox.TryPost(() =>
    {
        foreach (var screen in lost) trials.Lost(screen, reason);
        if (quarantine.Lost(suspects.Of(lost.Select(screens.Find).OfType<ScreenPlayer>()), reason)) screens.PlanAll();
    });

    // Told when it begins, changes and ends.
    public void Displays(string? lack) => mailbox.TryPost(() =>
    {
        if (lack == _lack) return;
        _lack = lack;
        reports.Fault(new(FaultCodes.DisplayMissing, Detail: lack, Ended: lack is null ? true : null));
    });
}
