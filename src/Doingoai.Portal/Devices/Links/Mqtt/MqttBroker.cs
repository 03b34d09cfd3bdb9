using Doingoai.Protocol.Wire;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>
/// The embedded broker. It routes nothing between clients: what devices publish is taken at the hook, what they get is put
/// into their session. An exception in a hook would cut the client and waiting in it would delay its acknowledgement.
/// </summary>
internal sealed partial class MqttBroker(
    MqttDoor door, MqttAdmission admission, DeviceSessions sessions, Inbox inbox, DeviceMetrics metrics, TimeProvider time, ILogger<MqttBroker> logger) : IHostedService, IDisposable
{
    private const string SessionItem = "doingoai.session";
    private const string ChannelItem = "doingoai.channel";

    private readonly LastEncoded _encoded = new();
    private MqttServer? _server;
    private Lazy<Task>? _stop;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new MqttServerOptionsBuilder()
            .WithoutDefaultEndpoint()
            .WithDefaultCommunicationTimeout(TimeSpan.FromSeconds(15))
            .WithMaxPendingMessagesPerClient(250)
            .WithPendingMessagesOverflowStrategy(MqttPendingMessagesOverflowStrategy.DropNewMessage) // the sender must learn of it
            .Build();
        _server = new MqttServer(options, [door], MqttNetNullLogger.Instance); // its own log could hold tokens
        _server.ValidatingConnectionAsync += ValidateAsync;
        _server.ClientConnectedAsync += BeginAsync;
        _server.ClientDisconnectedAsync += End;
        _server.InterceptingSubscriptionAsync += CheckSubscription;
        _server.InterceptingPublishAsync += Take;
        var stop = new MqttServerStopOptions { DefaultClientDisconnectOptions = new() { ReasonCode = MqttDisconnectReasonCode.ServerShuttingDown } };
        _stop = new(() => _server.StopAsync(stop));
        await _server.StartAsync();
    }

    // A host may be stopped by its signal and by its owner at once: the server takes only one of them, and goes when that one is done.
    public Task StopAsync(CancellationToken cancellationToken) => _stop?.Value ?? Task.CompletedTask;

    public void Dispose() => _server?.Dispose();

    private async Task ValidateAsync(ValidatingConnectionEventArgs args)
    {
        var (verdict, info) = await admission.JudgeAsync(args);
        if (!verdict.IsAdmitted || info is null)
        {
            args.ReasonCode = MqttAdmission.ReasonCode(verdict.Refusal);
            args.ReasonString = verdict.Refusal.ToString();
            return;
        }

        var channel = new MqttChannel(_server!, verdict.Device, _encoded, time);
        args.SessionItems[ChannelItem] = channel;
        args.SessionItems[SessionItem] = new DeviceSession(verdict, info, LinkNames.Mqtt, channel, time.GetUtcNow());
    }

    private async Task BeginAsync(ClientConnectedEventArgs args)
    {
        if (args.SessionItems[SessionItem] is not DeviceSession session || args.SessionItems[ChannelItem] is not MqttChannel channel) return;
        channel.Attach(await _server!.GetSessionAsync(args.ClientId));
        await sessions.BeginAsync(session);
    }

    private Task End(ClientDisconnectedEventArgs args)
    {
        (args.SessionItems[ChannelItem] as MqttChannel)?.Detach();
        if (args.SessionItems[SessionItem] is DeviceSession session) sessions.End(session);
        return Task.CompletedTask;
    }

    private Task CheckSubscription(InterceptingSubscriptionEventArgs args)
    {
        var refusal = TopicRules.Subscribe(args.TopicFilter.Topic, args.ClientId);
        if (refusal == TopicRefusal.None) return Task.CompletedTask;

        args.ProcessSubscription = false;
        args.ReasonString = refusal.ToString();
        args.Response.ReasonCode = refusal == TopicRefusal.Wildcard ? MqttSubscribeReasonCode.WildcardSubscriptionsNotSupported : MqttSubscribeReasonCode.NotAuthorized;
        Refused(args.ClientId, refusal.ToString());
        return Task.CompletedTask;
    }

    private Task Take(InterceptingPublishEventArgs args)
    {
        args.ProcessPublish = false;
        try
        {
            if (Judge(args) is { } refusal) Refuse(args, refusal);
        }
        catch (Exception error)
        {
            LogHookFailed(error, args.ClientId);
        }

        return Task.CompletedTask;
    }

    private string? Judge(InterceptingPublishEventArgs args)
    {
        if (args.SessionItems[SessionItem] is not DeviceSession session) return nameof(TopicRefusal.ForeignTopic);
        if (TopicRules.Publish(args.ApplicationMessage, session.Device, out var type) is var refusal and not TopicRefusal.None) return refusal.ToString();

        var verdict = inbox.Take(session, type, args.ApplicationMessage.Payload);
        return verdict == InboxVerdict.Taken ? null : verdict.ToString();
    }

    // With MQTT 5 and QoS 1 the acknowledgement carries the reason; otherwise only the end of the connection can tell.
    private void Refuse(InterceptingPublishEventArgs args, string refusal)
    {
        Refused(args.ClientId, refusal);
        args.Response.ReasonCode = refusal == nameof(InboxVerdict.Full) ? MqttPubAckReasonCode.QuotaExceeded
            : Enum.TryParse<TopicRefusal>(refusal, out _) ? MqttPubAckReasonCode.NotAuthorized
            : MqttPubAckReasonCode.PayloadFormatInvalid;
        args.Response.ReasonString = refusal;
        args.CloseConnection = args.Response.ReasonCode == MqttPubAckReasonCode.NotAuthorized && args.ApplicationMessage.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce;
    }

    private void Refused(string client, string reason)
    {
        metrics.Refused(LinkNames.Mqtt, reason);
        LogRefused(client, reason);
    }

    [LoggerMessage(LogLevel.Warning, "Refused a message or topic of {Device}: {Reason}.")]
    private partial void LogRefused(string device, string reason);

    [LoggerMessage(LogLevel.Error, "Taking a message of {Device} failed.")]
    private partial void LogHookFailed(Exception error, string device);
}
