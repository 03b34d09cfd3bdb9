using System.Buffers;
using Doingoai.Protocol.Wire;
using MQTTnet;
using MQTTnet.Protocol;

namespace Doingoai.Player.Link;

/// <summary>One connection to the broker.</summary>
internal sealed class MqttConnection : ILinkConnection
{
    private readonly IMqttClient _client;
    private readonly Guid _device;
    private readonly Func<Envelope, ValueTask> _received;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MqttConnection(IMqttClient client, Guid device, Func<Envelope, ValueTask> received)
    {
        (_client, _device, _received) = (client, device, received);
        _client.ApplicationMessageReceivedAsync += TakeAsync;
        _client.DisconnectedAsync += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public Task Closed => _closed.Task;

    public async Task OpenAsync(MqttClientOptions options, CancellationToken cancel)
    {
        var result = await _client.ConnectAsync(options, cancel);
        if (result.ResultCode != MqttClientConnectResultCode.Success) throw new InvalidOperationException($"The broker refused: {result.ResultCode} {result.ReasonString}");

        var topics = new MqttClientSubscribeOptionsBuilder();
        foreach (var type in DownTypes.All) topics.WithTopicFilter(Topics.Down(_device, type), MqttQualityOfServiceLevel.AtLeastOnce);
        var subscribed = await _client.SubscribeAsync(topics.Build(), cancel);
        if (subscribed.Items.Any(i => (int)i.ResultCode >= 0x80)) throw new InvalidOperationException($"The broker refused a subscription: {subscribed.ReasonString}");
    }

    public async Task<SendResult> SendAsync(Envelope envelope, CancellationToken cancel)
    {
        var message = new MqttApplicationMessage
        {
            Topic = Topics.Up(_device, envelope.Type),
            Payload = new ReadOnlySequence<byte>(ProtocolJson.ToBytes(envelope)),
            QualityOfServiceLevel = envelope.Type == UpTypes.Readings ? MqttQualityOfServiceLevel.AtMostOnce : MqttQualityOfServiceLevel.AtLeastOnce,
        };
        var result = await _client.PublishAsync(message, cancel);
        return result.IsSuccess ? SendResult.Taken
            : result.ReasonCode == MqttClientPublishReasonCode.QuotaExceeded ? SendResult.Full
            : SendResult.Refused;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_client.IsConnected) await _client.DisconnectAsync(new MqttClientDisconnectOptions(), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Gone already: the same end.
        }

        _client.Dispose();
        _closed.TrySetResult();
    }

    // Hostile bytes end here; an exception out of this hook would end the connection.
    private async Task TakeAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        if (!Topics.TryParseDown(args.ApplicationMessage.Topic ?? "", out var device, out var type) || device != _device) return;
        var payload = args.ApplicationMessage.Payload;
        if (payload.Length > Envelope.MaxBytes) return;
        if (ProtocolJson.TryRead<Envelope>(payload.ToArray()) is { V: Envelope.Format } envelope && envelope.Type == type) await _received(envelope);
    }
}
