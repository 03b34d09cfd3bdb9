using System.Net;
using System.Security.Cryptography.X509Certificates;
using Doingoai.Protocol.Wire;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>
/// A connection as the broker sees it, with what the broker itself does not do: it keeps the CONNECT packet (its will
/// belongs to what is judged) and takes no more messages than a device may send.
/// </summary>
internal sealed class GuardedChannel(IMqttChannelAdapter inner, BoundedPackets packets, MessageRate rate) : IMqttChannelAdapter
{
    public MqttConnectPacket? Connect { get; private set; }

    public long BytesReceived => inner.BytesReceived;

    public long BytesSent => inner.BytesSent;

    public X509Certificate2? ClientCertificate => inner.ClientCertificate;

    public EndPoint? RemoteEndPoint => inner.RemoteEndPoint;

    public EndPoint? LocalEndPoint => inner.LocalEndPoint;

    public bool IsSecureConnection => inner.IsSecureConnection;

    public MqttPacketFormatterAdapter PacketFormatterAdapter => inner.PacketFormatterAdapter;

    /// <summary>From now on packets may be as large as a message.</summary>
    public void Admit() => packets.Limit = Envelope.MaxBytes;

    /// <summary>The next packet; <c>null</c>, at which the broker ends the connection, once the other side has gone.</summary>
    public async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        if (!await packets.BeginsAsync(cancellationToken)) return null!;
        var packet = await inner.ReceivePacketAsync(cancellationToken);
        if (packet is MqttConnectPacket connect) Connect ??= connect;
        if (packet is MqttPublishPacket or MqttSubscribePacket or MqttUnsubscribePacket) await rate.WaitAsync(cancellationToken);
        return packet;
    }

    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken) => inner.SendPacketAsync(packet, cancellationToken);

    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    public Task DisconnectAsync(CancellationToken cancellationToken) => inner.DisconnectAsync(cancellationToken);

    public void ResetStatistics() => inner.ResetStatistics();

    public void Dispose() => inner.Dispose();
}
