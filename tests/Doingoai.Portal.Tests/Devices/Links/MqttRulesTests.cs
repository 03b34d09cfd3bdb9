using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Doingoai.Portal.Tests.Devices.Links;

/// <summary>Every rule of the link, tried by a device that breaks it while another one is connected.</summary>
[StartsPortal]
public sealed class MqttRulesTests(DevicePortal portal) : IClassFixture<DevicePortal>, IAsyncLifetime
{
    private TestDevice _victim = null!;
    private TestDevice _attacker = null!;
    private TestMqtt _connected = null!;

    public async ValueTask InitializeAsync()
    {
        (_victim, _attacker) = (await portal.DeviceAsync(), await portal.DeviceAsync());
        _connected = await TestMqtt.ConnectAsync(portal, _victim);
        Assert.Equal(MqttClientConnectResultCode.Success, _connected.Result!.ResultCode);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            Assert.False(_connected.Disconnected.Task.IsCompleted, "the victim was cut off");
            await _connected.SendAsync(_victim, _victim.Hello());
            await _connected.ReceiveAsync(DownTypes.Welcome);
        }
        finally
        {
            await _connected.DisposeAsync();
            _victim.Dispose();
            _attacker.Dispose();
        }
    }

    [Fact]
    public async Task Hello_is_answered_with_the_clock_and_the_settings()
    {
        await _connected.SendAsync(_victim, _victim.Hello());

        var welcome = ProtocolJson.TryRead<Welcome>((await _connected.ReceiveAsync(DownTypes.Welcome)).Body)!;
        Assert.Equal(1_000, welcome.T0Ms);
        Assert.True(welcome.T2Ms >= welcome.T1Ms);
        Assert.Equal(_victim.Info.Screens.Select(screen => screen.Id), welcome.Settings!.Screens);
        Assert.Equal(2_000, welcome.Settings.HeartbeatMs);
    }

    [Fact]
    public async Task The_web_socket_is_the_same_broker()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker, change: options =>
            options.WithWebSocketServer(socket => socket.WithUri($"ws://{portal.Address.Authority}{Routes.MqttWebSocket}")));

        await mqtt.SendAsync(_attacker, _attacker.Hello());
        await mqtt.ReceiveAsync(DownTypes.Welcome);
    }

    [Fact]
    public async Task Anothers_client_id_is_refused_and_its_owner_stays()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker, change: options => options.WithClientId(_victim.Id.ToString("N")));

        Assert.Equal(MqttClientConnectResultCode.ClientIdentifierNotValid, mqtt.Result!.ResultCode);
        Assert.Equal("ForeignClientId", mqtt.Result.ReasonString);
    }

    [Fact]
    public async Task A_will_on_a_foreign_topic_is_refused()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker, change: options =>
            options.WithWillTopic(Topics.Down(_victim.Id, DownTypes.Command)).WithWillPayload("x"));

        Assert.Equal("ForeignWill", mqtt.Result!.ReasonString);
    }

    [Fact]
    public async Task A_retained_will_is_refused_and_a_will_on_the_own_topic_is_not()
    {
        await using var retained = await TestMqtt.ConnectAsync(portal, _attacker, change: options =>
            options.WithWillTopic(Topics.Up(_attacker.Id, UpTypes.Heartbeat)).WithWillPayload("x").WithWillRetain());
        await using var own = await TestMqtt.ConnectAsync(portal, _attacker, change: options =>
            options.WithWillTopic(Topics.Up(_attacker.Id, UpTypes.Heartbeat)).WithWillPayload("x"));

        Assert.Equal("ForeignWill", retained.Result!.ReasonString);
        Assert.Equal(MqttClientConnectResultCode.Success, own.Result!.ResultCode);
    }

    [Fact]
    public async Task A_session_that_wants_to_outlive_its_connection_is_refused()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker, change: options => options.WithSessionExpiryInterval(3600));

        Assert.Equal("PersistentSession", mqtt.Result!.ReasonString);
    }

    [Theory]
    [InlineData("#", "Wildcard")]
    [InlineData("doingoai/v1/devices/+/down/manifest", "Wildcard")]
    [InlineData("$SYS/broker", "SystemTopic")]
    [InlineData("$share/g/doingoai/v1/devices", "SystemTopic")]
    [InlineData("victim", "ForeignTopic")]
    public async Task A_subscription_to_anything_but_the_own_topics_is_refused(string topic, string reason)
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker);

        var filter = topic == "victim" ? Topics.Down(_victim.Id, DownTypes.Manifest) : topic;
        var result = await mqtt.Client.SubscribeAsync(filter);

        Assert.All(result.Items, item => Assert.True((int)item.ResultCode >= 0x80, item.ResultCode.ToString()));
        Assert.Contains(reason, result.ReasonString ?? reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_own_topic_may_be_subscribed_to()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker);

        foreach (var type in DownTypes.All)
            Assert.All((await mqtt.Client.SubscribeAsync(Topics.Down(_attacker.Id, type))).Items, item => Assert.True((int)item.ResultCode < 0x80));
    }

    [Fact]
    public async Task A_message_on_anothers_topic_is_refused()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker);

        var result = await mqtt.SendAsync(Topics.Up(_victim.Id, UpTypes.Hello), _victim.Hello());

        Assert.Equal((MqttClientPublishReasonCode.NotAuthorized, "ForeignTopic"), (result.ReasonCode, result.ReasonString));
    }

    [Fact]
    public async Task A_message_to_another_device_reaches_nobody()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker);
        await _connected.Client.SubscribeAsync(Topics.Down(_victim.Id, DownTypes.Command));

        var forged = TestDevice.Up(DownTypes.Command, new Command(Guid.NewGuid(), 1, CommandNames.Reload, long.MaxValue));
        var result = await mqtt.SendAsync(Topics.Down(_victim.Id, DownTypes.Command), forged);
        await _connected.SendAsync(_victim, _victim.Hello());

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, result.ReasonCode);
        Assert.NotEqual(forged.Id, (await _connected.ReceiveAsync(DownTypes.Welcome)).Id);
    }

    [Fact]
    public async Task A_retained_message_is_refused()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker);

        var result = await mqtt.SendAsync(Topics.Up(_attacker.Id, UpTypes.Hello), _attacker.Hello(), retain: true);

        Assert.Equal("Retain", result.ReasonString);
    }

    [Fact]
    public async Task A_message_above_24_KiB_is_refused_and_one_above_256_KiB_ends_the_connection_with_its_reason()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker);
        var large = TestDevice.Up(UpTypes.Hello, new { text = new string('x', 30_000) });
        var huge = TestDevice.Up(UpTypes.Hello, new { text = new string('x', 300_000) });

        Assert.Equal("Oversized", (await mqtt.SendAsync(_attacker, large)).ReasonString);
        await Record.ExceptionAsync(() => mqtt.SendAsync(Topics.Up(_attacker.Id, UpTypes.Hello), huge, MqttQualityOfServiceLevel.AtMostOnce)); // cut while sending

        Assert.Equal("Oversized", await mqtt.Disconnected.Task.WaitAsync(Eventually.Patience));
    }

    [Fact]
    public async Task An_older_protocol_version_is_served_too()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker, change: options => options.WithProtocolVersion(MqttProtocolVersion.V311));

        await mqtt.SendAsync(_attacker, _attacker.Hello());
        await mqtt.ReceiveAsync(DownTypes.Welcome);
    }

    [Fact]
    public async Task A_flood_is_slowed_down_and_nothing_of_it_is_lost()
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, _attacker);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var results = await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => mqtt.SendAsync(_attacker, _attacker.Hello())));

        Assert.All(results, result => Assert.True(result.IsSuccess));
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(1.5), $"80 messages took {clock.Elapsed}");
    }
}
