using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Devices.Links.Polling;

/// <summary>Notices devices that have stopped asking.</summary>
internal sealed class PollingLoop(LoopServices services, PollingLink link) : LeasedLoop(services, "device polling", TimeSpan.FromSeconds(5))
{
    protected override bool OncePerSystem => false;

    protected override Task StepAsync(CancellationToken stop)
    {
        link.Sweep();
        return Task.CompletedTask;
    }
}
