using Doingoai.Protocol.Wire;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>Sends to one MQTT session directly: publishing through the broker would ask every session whether it is meant.</summary>
internal sealed class MqttChannel(MqttServer server, Guid device, LastEncoded encoded, TimeProvider time) : ILinkChannel
{
    private static readonly TimeSpan Flush = TimeSpan.FromMilliseconds(250);

    private MqttSessionStatus? _status;

    public void Attach(MqttSessionStatus status) => _status = status;

    public bool TrySend(Envelope envelope)
    {
        var message = new MqttApplicationMessage
        {
            Topic = Topics.Down(device, envelope.Type),
            PayloadSegment = encoded.Of(envelope),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        };
        return _status?.TryEnqueueApplicationMessage(message, out _) ?? false;
    }

    public async Task CloseAsync(string reason)
    {
        if (_status is not { } status) return;
        for (var waited = TimeSpan.Zero; waited < Flush && status.PendingApplicationMessagesCount > 0; waited += Flush / 10)
            await Task.Delay(Flush / 10, time);

        // A newer connection under the same client id has its own session; only the one this channel belongs to is cut.
        if (_cut) return;
        await server.DisconnectClientAsync(status.Id, new MqttServerClientDisconnectOptions
        {
            ReasonCode = MqttDisconnectReasonCode.AdministrativeAction,
            ReasonString = reason,
        });
    }

    /// <summary>The connection has ended by itself or was taken over.</summary>
    public void Detach() => (_status, _cut) = (null, true);

    private bool _cut;
}
