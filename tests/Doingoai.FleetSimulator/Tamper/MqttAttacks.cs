using System.Security.Cryptography;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using MQTTnet;
using MQTTnet.Protocol;

namespace Doingoai.FleetSimulator.Tamper;

/// <summary>What an enrolled but malicious device, or nobody at all, can try on the broker.</summary>
internal sealed class MqttAttacks(RawDevice attacker, RawDevice revoked, Guid victim)
{
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(3);

    public IEnumerable<Attack> All() =>
    [
        new("no token", cancel => ConnectAsync(Task.FromResult(""), null, cancel)),
        new("unknown key", cancel => ConnectAsync(StrangerAsync(cancel), null, cancel)),
        new("revoked device", async cancel => (await RawDevice.ConnectAsync(revoked.Options(await revoked.TokenAsync(LinkNames.Mqtt, cancel)), cancel)).Refusal),
        new("another device's name, own key", cancel => ConnectAsync(ForeignAsync(cancel), victim, cancel)),
        new("alg none", cancel => ConnectAsync(WithAlgorithmAsync("none", cancel), null, cancel)),
        new("alg HS256", cancel => ConnectAsync(WithAlgorithmAsync("HS256", cancel), null, cancel)),
        new("expired token", cancel => ConnectAsync(AgedAsync(-300_000, cancel), null, cancel)),
        new("token of tomorrow", cancel => ConnectAsync(AgedAsync(86_400_000, cancel), null, cancel)),
        new("reused token", ReusedAsync),
        new("a nonce nobody gave", cancel => ConnectAsync(InventedAsync(cancel), null, cancel)),
        new("audience of another link", cancel => ConnectAsync(attacker.TokenAsync(LinkNames.SignalR, cancel), null, cancel)),
        new("audience of another portal", cancel => ConnectAsync(OtherPortalAsync(cancel), null, cancel)),
        new("another's client id", cancel => ConnectAsync(attacker.TokenAsync(LinkNames.Mqtt, cancel), victim, cancel)),
        new("will on another's topic", cancel => WillAsync(Topics.Up(victim, UpTypes.Heartbeat), false, cancel)),
        new("will with a wildcard", cancel => WillAsync("doingoai/v1/devices/#", false, cancel)),
        new("will retained", cancel => WillAsync(Topics.Up(attacker.Id, UpTypes.Heartbeat), true, cancel)),
        new("subscribe to another's topic", cancel => SubscribeAsync(Topics.Down(victim, DownTypes.Manifest), cancel)),
        new("subscribe to #", cancel => SubscribeAsync("#", cancel)),
        new("subscribe to own topics by +", cancel => SubscribeAsync($"doingoai/v1/devices/{attacker.Id:N}/down/+", cancel)),
        new("subscribe to $SYS/#", cancel => SubscribeAsync("$SYS/#", cancel)),
        new("publish as another", cancel => PublishAsync(Topics.Up(victim, UpTypes.Heartbeat), "{}", false, cancel)),
        new("publish a manifest to another", cancel => PublishAsync(Topics.Down(victim, DownTypes.Manifest), "{}", false, cancel)),
        new("publish on $SYS", cancel => PublishAsync("$SYS/broker", "{}", false, cancel)),
        new("publish retained", cancel => PublishAsync(Topics.Up(attacker.Id, UpTypes.Heartbeat), "{}", true, cancel)),
        new("publish what is no envelope", cancel => PublishAsync(Topics.Up(attacker.Id, UpTypes.Heartbeat), "not json", false, cancel)),
        new("publish 300 KB", cancel => PublishAsync(Topics.Up(attacker.Id, UpTypes.Readings), new string('x', 300_000), false, cancel)),
    ];

    private async Task<string?> ConnectAsync(Task<string> token, Guid? clientId, CancellationToken cancel)
    {
        var options = attacker.Options(await token);
        if (clientId is { } id) options.WithClientId(id.ToString("N")).WithCredentials(id.ToString("N"), await token);
        var (client, refusal) = await RawDevice.ConnectAsync(options, cancel);
        using (client) return refusal;
    }

    private async Task<string> StrangerAsync(CancellationToken cancel)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var nonce = await attacker.NonceAsync(cancel);
        return DeviceTokens.Create(key, attacker.Id, attacker.PortalId, LinkNames.Mqtt, nonce.ServerTimeMs, nonce.Nonce, RawDevice.Run());
    }

    private async Task<string> ForeignAsync(CancellationToken cancel)
    {
        var nonce = await attacker.NonceAsync(cancel);
        return DeviceTokens.Create(attacker.Key, victim, attacker.PortalId, LinkNames.Mqtt, nonce.ServerTimeMs, nonce.Nonce, RawDevice.Run());
    }

    private async Task<string> WithAlgorithmAsync(string algorithm, CancellationToken cancel) =>
        RawDevice.WithAlgorithm(await attacker.TokenAsync(LinkNames.Mqtt, cancel), algorithm);

    private async Task<string> AgedAsync(long byMs, CancellationToken cancel)
    {
        var nonce = await attacker.NonceAsync(cancel);
        return DeviceTokens.Create(attacker.Key, attacker.Id, attacker.PortalId, LinkNames.Mqtt, nonce.ServerTimeMs + byMs, nonce.Nonce, RawDevice.Run());
    }

    private async Task<string> InventedAsync(CancellationToken cancel)
    {
        var nonce = await attacker.NonceAsync(cancel);
        return DeviceTokens.Create(attacker.Key, attacker.Id, attacker.PortalId, LinkNames.Mqtt, nonce.ServerTimeMs, RawDevice.Run(), RawDevice.Run());
    }

    private async Task<string> OtherPortalAsync(CancellationToken cancel)
    {
        var nonce = await attacker.NonceAsync(cancel);
        return DeviceTokens.Create(attacker.Key, attacker.Id, "another-portal", LinkNames.Mqtt, nonce.ServerTimeMs, nonce.Nonce, RawDevice.Run());
    }

    private async Task<string?> ReusedAsync(CancellationToken cancel)
    {
        var token = await attacker.TokenAsync(LinkNames.Mqtt, cancel);
        if (await ConnectAsync(Task.FromResult(token), null, cancel) is { } first) throw new InvalidOperationException($"A fresh token was refused: {first}");
        return await ConnectAsync(Task.FromResult(token), null, cancel);
    }

    private async Task<string?> WillAsync(string topic, bool retain, CancellationToken cancel)
    {
        var options = attacker.Options(await attacker.TokenAsync(LinkNames.Mqtt, cancel)).WithWillTopic(topic).WithWillPayload("{}").WithWillRetain(retain);
        var (client, refusal) = await RawDevice.ConnectAsync(options, cancel);
        using (client) return refusal;
    }

    private async Task<string?> SubscribeAsync(string filter, CancellationToken cancel)
    {
        using var client = await OpenAsync(cancel);
        try
        {
            var result = await client.SubscribeAsync(filter, MqttQualityOfServiceLevel.AtLeastOnce, cancel);
            var item = result.Items.Single();
            return item.ResultCode <= MqttClientSubscribeResultCode.GrantedQoS2 ? null : NonEmpty(result.ReasonString) ?? item.ResultCode.ToString();
        }
        catch (MQTTnet.Exceptions.MqttCommunicationException)
        {
            return "connection closed";
        }
    }

    private async Task<string?> PublishAsync(string topic, string payload, bool retain, CancellationToken cancel)
    {
        using var client = await OpenAsync(cancel);
        var closed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.DisconnectedAsync += args =>
        {
            closed.TrySetResult(NonEmpty(args.ReasonString) ?? args.Reason.ToString());
            return Task.CompletedTask;
        };
        try
        {
            var message = new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithRetainFlag(retain)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
            var result = await client.PublishAsync(message, cancel);
            if (!result.IsSuccess) return NonEmpty(result.ReasonString) ?? result.ReasonCode.ToString();
        }
        catch (MQTTnet.Exceptions.MqttCommunicationException)
        {
        }

        return await Task.WhenAny(closed.Task, Task.Delay(Cut, cancel)) == closed.Task ? await closed.Task : null;
    }

    private async Task<IMqttClient> OpenAsync(CancellationToken cancel)
    {
        var (client, refusal) = await RawDevice.ConnectAsync(attacker.Options(await attacker.TokenAsync(LinkNames.Mqtt, cancel)), cancel);
        return refusal is null ? client : throw new InvalidOperationException($"The attacker's own honest connection was refused: {refusal}");
    }

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
