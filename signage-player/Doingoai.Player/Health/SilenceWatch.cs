using Doingoai.Player.Playback;
using Doingoai.Player.Sync;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Health;

/// <summary>Tells once when the renderer falls silent for a screen, and when it is back: the page paints no more, or the screen's walk is late.</summary>
internal sealed class SilenceWatch(DrawnLog drawn, Func<IReadOnlyList<HeldManifest>> held, Reports reports, TimeProvider time)
{
    private const long LostMs = 20_000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly HashSet<Guid> _silent = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Every, time, stop);
            Look();
        }
    }

    public void Look()
    {
        foreach (var screen in held().Select(one => one.Screen))
        {
            if (drawn.BeatAgeMs(screen) is not { } age || age < LostMs)
            {
                if (_silent.Remove(screen)) reports.Fault(new(FaultCodes.FrameLost, screen, Ended: true));
            }
            else if (_silent.Add(screen)) reports.Fault(new(FaultCodes.FrameLost, screen));
        }
    }
}
