using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Player.Link;

/// <summary>SignalR over one WebSocket on the portal's own port. Without negotiation, so that one token is used once.</summary>
internal sealed class SignalRLink(PortalHttp http, PortalCertificate portal) : IPortalLink
{
    private static readonly TimeSpan ServerTimeout = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public string Name => LinkNames.SignalR;

    public async Task<ILinkConnection> ConnectAsync(Func<Envelope, ValueTask> received, CancellationToken cancel)
    {
        var token = await http.TokenAsync(LinkNames.SignalR, cancel);
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(http.Address, Routes.Hub), options =>
            {
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
                options.WebSocketConfiguration = socket => socket.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => portal.Holds(certificate, chain, errors);
                options.Headers["Authorization"] = $"Bearer {token}"; // in the address it would end up in logs
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = ProtocolJson.Options)
            .WithServerTimeout(ServerTimeout)
            .WithKeepAliveInterval(KeepAlive)
            .Build();
        var connection = new SignalRConnection(hub, received);
        try
        {
            await hub.StartAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
