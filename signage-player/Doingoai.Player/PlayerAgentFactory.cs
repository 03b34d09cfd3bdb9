using Doingoai.Player.Journals;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player;

/// <summary>Puts an agent together. Nothing in it is shared by the process: a thousand of them fit into one.</summary>
internal static class PlayerAgentFactory
{
    private static readonly TimeSpan RequestPatience = TimeSpan.FromSeconds(30);

    public static PlayerAgent Create(
        PlayerOptions options, IRendererPort renderer, TimeProvider time, ILoggerFactory loggers, HttpMessageHandler? http = null, IDisk? disk = null, Machine? machine = null, JournalBounds? journal = null)
    {
        var client = new HttpClient(http ?? OwnHandler(), disposeHandler: http is null)
        {
            BaseAddress = options.PortalAddress,
            Timeout = RequestPatience,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        return new(new(options, renderer, time, loggers, client, disk ?? new Disk(), machine ?? Machine.Current(), journal ?? new JournalBounds()));
    }

    // No redirects: a token goes to the portal and nowhere else.
    private static SocketsHttpHandler OwnHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };
}
