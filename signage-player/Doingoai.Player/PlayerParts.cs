using Doingoai.Player.Diagnostics;
using Doingoai.Player.Journals;
using Doingoai.Player.Machines;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player;

/// <summary>What an agent is given from outside.</summary>
/// <param name="Log">Makes the loggers and remembers their last lines.</param>
/// <param name="Http">Its base address is the portal.</param>
/// <param name="Control">What orders may do to the machine.</param>
internal sealed record PlayerParts(
    PlayerOptions Options, IRendererPort Renderer, TimeProvider Time, RecentLog Log, HttpClient Http, WatchedDisk Disk, Machine Machine, JournalBounds Journal, IMachineControl Control)
{
    public ILoggerFactory Loggers => Log;
}
