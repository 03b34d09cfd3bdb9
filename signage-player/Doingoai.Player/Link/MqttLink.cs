using Doingoai.Player.Enrolment;
using Doingoai.Protocol.Wire;
using MQTTnet;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;

namespace Doingoai.Player.Link;

/// <summary>MQTT 5 over TCP or WebSocket: clean session, own exact topics, token as password.</summary>
internal sealed class MqttLink(PortalHttp http, DeviceIdentity identity, IReadOnlyList<Uri> addresses, PortalCertificate portal) : IPortalLink
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public string Name => LinkNames.Mqtt;

    public async Task<ILinkConnection> ConnectAsync(Func<Envelope, ValueTask> received, CancellationToken cancel)
    {
        Exception? last = null;
        foreach (var address in addresses)
        {
            try
            {
                return await ConnectAsync(address, received, cancel);
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                last = error;
            }
        }

        throw last ?? new InvalidOperationException("No address of a broker.");
    }

    private async Task<ILinkConnection> ConnectAsync(Uri address, Func<Envelope, ValueTask> received, CancellationToken cancel)
    {
        var token = await http.TokenAsync(LinkNames.Mqtt, cancel);
        var connection = new MqttConnection(new MqttClientFactory().CreateMqttClient(MqttNetNullLogger.Instance), identity.Device, received);
        try
        {
            await connection.OpenAsync(Options(address, token), cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private MqttClientOptions Options(Uri address, string token)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(identity.Device.ToString("N"))
            .WithCredentials(identity.Device.ToString("N"), token)
            .WithCleanStart()
            .WithSessionExpiryInterval(0)
            .WithKeepAlivePeriod(KeepAlive)
            .WithTimeout(Timeout)
            .WithMaximumPacketSize(Envelope.MaxBytes + 4096);
        if (address.Scheme is "ws" or "wss")
            builder.WithWebSocketServer(socket => socket.WithUri(address.ToString()));
        else
            builder.WithTcpServer(address.Host, address.Port);
        if (address.Scheme is "mqtts" or "wss") builder.WithTlsOptions(tls => tls.UseTls().WithCertificateValidationHandler(args => portal.Holds(args.Certificate, args.Chain, args.SslPolicyErrors)));
        return builder.Build();
    }
}
