using System.IO.Pipelines;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using MQTTnet.Adapter;
using MQTTnet.AspNetCore;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>Where connections come in, plain TCP or WebSocket alike, and are handed to the broker behind their guard.</summary>
internal sealed class MqttDoor(DeviceMetrics metrics, TimeProvider time) : ConnectionHandler, IMqttServerAdapter
{
    // What a connection holds to write packets into, bytes. Payloads are not copied there, so what it needs is a topic and a few
    // numbers; the library's 4 KB for each connection were a tenth of what a screen costs.
    private const int HeaderBytes = 256;
    private const int MostHeaderBytes = 1024;

    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        if (ClientHandler is not { } handle) return; // the broker has not started or has stopped

        if (connection.Features.Get<ITransferFormatFeature>() is { } format) format.ActiveFormat = TransferFormat.Binary; // WebSocket

        MqttConnectionContext? context = null;
        var packets = new BoundedPackets(connection.Transport.Input, () => RefuseOversizedAsync(context!));
        connection.Transport = new GuardedTransport(packets, connection.Transport.Output);
        var writer = new MqttBufferWriter(HeaderBytes, MostHeaderBytes);
        using (context = new MqttConnectionContext(new MqttPacketFormatterAdapter(writer), connection))
        using (var channel = new GuardedChannel(context, packets, new MessageRate(time)))
            await handle(channel);
    }

    public Task StartAsync(MqttServerOptions options, IMqttNetLogger logger) => Task.CompletedTask;

    public Task StopAsync() => Task.CompletedTask;

    public void Dispose()
    {
    }

    private async Task RefuseOversizedAsync(MqttConnectionContext context)
    {
        metrics.Refused(LinkNames.Mqtt, nameof(MqttDisconnectReasonCode.PacketTooLarge));
        if (context.PacketFormatterAdapter.ProtocolVersion != MqttProtocolVersion.V500) return; // older ones cannot be told
        var refusal = new MqttDisconnectPacket { ReasonCode = MqttDisconnectReasonCode.PacketTooLarge, ReasonString = nameof(InboxVerdict.Oversized) };
        await context.SendPacketAsync(refusal, CancellationToken.None);
    }

    private sealed record GuardedTransport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
