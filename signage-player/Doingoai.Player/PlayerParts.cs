using Doingoai.Player.Journals;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player;

/// <summary>What an agent is given from outside.</summary>
/// <param name="Http">Its base address is the portal.</param>
internal sealed record PlayerParts(
    PlayerOptions Options, IRendererPort Renderer, TimeProvider Time, ILoggerFactory Loggers, HttpClient Http, IDisk Disk, Machine Machine, JournalBounds Journal);
