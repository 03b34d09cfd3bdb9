using System.Buffers;
using System.Threading.Channels;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using MQTTnet;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Doingoai.Portal.Tests.Devices.Fixtures;

/// <summary>A real MQTT client, so polite or rude as the test makes it.</summary>
internal sealed class TestMqtt : IAsyncDisposable
{
    private readonly Channel<Envelope> _received = Channel.CreateUnbounded<Envelope>();

    private TestMqtt()
    {
        Client.ApplicationMessageReceivedAsync += args =>
        {
            if (ProtocolJson.TryRead<Envelope>(args.ApplicationMessage.Payload.ToArray()) is { } envelope) _received.Writer.TryWrite(envelope);
            return Task.CompletedTask;
        };
        Client.DisconnectedAsync += args =>
        {
            Disconnected.TrySetResult(args.ReasonString ?? args.Reason.ToString());
            return Task.CompletedTask;
        };
    }

    public IMqttClient Client { get; } = new MqttClientFactory().CreateMqttClient(MqttNetNullLogger.Instance);

    /// <summary>Why the connection ended.</summary>
    public TaskCompletionSource<string> Disconnected { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MqttClientConnectResult? Result { get; private set; }

    public static async Task<TestMqtt> ConnectAsync(DevicePortal portal, TestDevice device, string? token = null, Action<MqttClientOptionsBuilder>? change = null)
    {
        var mqtt = new TestMqtt();
        var options = new MqttClientOptionsBuilder().WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(portal.Mqtt.Host, portal.Mqtt.Port).WithClientId(device.Id.ToString("N"))
            .WithCredentials(device.Id.ToString("N"), token ?? await device.TokenAsync(LinkNames.Mqtt))
            .WithCleanStart().WithTimeout(Eventually.Patience);
        change?.Invoke(options);
        mqtt.Result = await mqtt.Client.ConnectAsync(options.Build());
        return mqtt;
    }

    public async Task<MqttClientPublishResult> SendAsync(string topic, Envelope envelope, MqttQualityOfServiceLevel qos = MqttQualityOfServiceLevel.AtLeastOnce, bool retain = false) =>
        await Client.PublishAsync(new MqttApplicationMessage
        {
            Topic = topic,
            Payload = new ReadOnlySequence<byte>(ProtocolJson.ToBytes(envelope)),
            QualityOfServiceLevel = qos,
            Retain = retain,
        });

    public Task<MqttClientPublishResult> SendAsync(TestDevice device, Envelope envelope) => SendAsync(Topics.Up(device.Id, envelope.Type), envelope);

    public async Task<Envelope> ReceiveAsync(string type)
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await foreach (var envelope in _received.Reader.ReadAllAsync(patience.Token))
            if (envelope.Type == type) return envelope;
        throw new InvalidOperationException("Closed.");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (Client.IsConnected) await Client.DisconnectAsync();
        }
        catch (Exception error) when (error is MQTTnet.Exceptions.MqttCommunicationException or System.IO.IOException or ObjectDisposedException)
        {
            // The portal has cut it meanwhile: another connection took over.
        }

        Client.Dispose();
    }
}
