using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Signage.Approvals;
using Doingoai.Portal.Signage.Playlists;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>
/// Takes a roster that was imported, and the next portal key once every enrolled device holds a roster that names it, its day
/// has come, or the one before is named no more. Then what the old key vouched for is signed anew.
/// </summary>
internal sealed partial class RotationLoop(LoopServices services, TrustSetup setup, PortalTrust trust, IRosterHolders holders, ResignApprovals resign, EventBus events, ILogger<RotationLoop> logger)
    : LeasedLoop(services, "trust", TimeSpan.FromSeconds(1))
{
    private readonly TimeProvider _time = services.Time;
    private string? _resigned;

    // Each node holds the key.
    protected override bool OncePerSystem => false;

    protected override async Task StepAsync(CancellationToken stop)
    {
        var now = _time.GetUtcNow();
        if (trust.TakeRoster(now)) LogTaken(trust.RosterVersion);
        if (IsTime(now) && trust.UseNext(now)) LogSwitched(trust.Kid);
        if (_resigned == trust.Kid) return;

        await resign.RunAsync(stop);
        _resigned = trust.Kid;
        events.Raise(new ArrangementChanged());
    }

    private bool IsTime(DateTimeOffset now)
    {
        if (!trust.HasNext(now)) return false;
        if (!trust.IsNamed(now) || setup.Folder.UseNextFrom() <= now) return true;
        var (holding, all) = holders.Of(trust.RosterVersion);
        return all > 0 && holding >= all;
    }

    [LoggerMessage(LogLevel.Information, "Roster {Version} was taken; devices get it now.")]
    private partial void LogTaken(long version);

    [LoggerMessage(LogLevel.Warning, "The portal signs with key {Kid} from now on.")]
    private partial void LogSwitched(string kid);
}
