using Doingoai.Player.Diagnostics;
using Doingoai.Player.Enrolment;
using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Machines;
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
        PlayerOptions options, IRendererPort renderer, TimeProvider time, ILoggerFactory loggers, HttpMessageHandler? http = null, IDisk? disk = null, Machine? machine = null, JournalBounds? journal = null,
        IMachineControl? control = null)
    {
        PortalChoice.Apply(disk ?? new Disk(), options);
        var portal = PortalCertificate.Of(options.CaFile);
        var client = new HttpClient(http ?? OwnHandler(portal), disposeHandler: http is null)
        {
            BaseAddress = options.PortalAddress,
            Timeout = RequestPatience,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        return new(new(
            options, renderer, time, new RecentLog(loggers, time), client, new(disk ?? new Disk(), time), machine ?? Machine.Current(), journal ?? new JournalBounds(), control ?? new BareMachine()));
    }

    /// <summary>Minutes or days lie between two downloads; a portal of thousands of kiosks need not keep a connection of each meanwhile.</summary>
    public static TimeSpan IdleConnection { get; } = TimeSpan.FromSeconds(15);

    // No redirects: a token goes to the portal and nowhere else.
    private static SocketsHttpHandler OwnHandler(PortalCertificate portal) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        PooledConnectionIdleTimeout = IdleConnection,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, chain, errors) => portal.Holds(certificate, chain, errors) },
    };
}
