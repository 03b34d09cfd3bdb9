using System.Text;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using MQTTnet;
using MQTTnet.Protocol;

namespace Doingoai.Portal.Tests.Devices.Telemetry;

/// <summary>What a device says is hostile input: refused with its reason, and the connection stays usable.</summary>
[StartsPortal]
public sealed class HostileTelemetryTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    public static TheoryData<string, string> Bodies => new()
    {
        { UpTypes.Readings, """{"items":[{"metric":"no.such","value":1,"atMs":1}]}""" },
        { UpTypes.Readings, """{"items":[{"metric":"cpu.load","value":1e999,"atMs":1}]}""" },
        { UpTypes.Readings, """{"items":[null]}""" },
        { UpTypes.Readings, """{"items":"x"}""" },
        { UpTypes.Readings, "[]" },
        { UpTypes.Heartbeat, """{"t0Ms":"now","run":"r","screens":[]}""" },
        { UpTypes.Heartbeat, """{"t0Ms":1,"t0Ms":2,"run":"r","screens":[]}""" },
        { UpTypes.Hello, "null" },
        { UpTypes.Delivery, """{"screen":"x","version":1,"rung":"drawn","atMs":1}""" },
        { UpTypes.Delivery, """{"screen":"00000000000000000000000000000000","version":1,"rung":4,"atMs":1}""" },
        { UpTypes.Journal, """{"jws":"a.b.c","more":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}""" },
        { UpTypes.Result, """{"command":1}""" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_malformed_body_is_refused_and_the_device_stays_connected(string type, string body)
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);

        var result = await PublishAsync(mqtt, device, type, $$"""{"v":1,"type":"{{type}}","id":"{{Guid.NewGuid()}}","atMs":1,"body":{{body}}}""");

        Assert.Equal((MqttClientPublishReasonCode.PayloadFormatInvalid, "Malformed"), (result.ReasonCode, result.ReasonString));
        Assert.True((await mqtt.SendAsync(device, device.Hello())).IsSuccess);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"v\":1}")]
    [InlineData("\u0000\u0001")]
    [InlineData("{\"v\":2,\"type\":\"hello\",\"id\":\"0198a3f0-0000-7000-8000-000000000001\",\"atMs\":1,\"body\":{}}")]
    public async Task What_is_no_envelope_is_refused(string payload)
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);

        Assert.Equal("Malformed", (await PublishAsync(mqtt, device, UpTypes.Hello, payload)).ReasonString);
    }

    [Fact]
    public async Task A_reading_or_delivery_of_anothers_screen_is_refused()
    {
        using var device = await portal.DeviceAsync();
        using var other = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);

        var reading = await mqtt.SendAsync(device, TestDevice.Up(UpTypes.Readings, new ReadingBatch([new(MetricKeys.FrameRate, 30, 1, other.Screen)])));
        var delivery = await mqtt.SendAsync(device, TestDevice.Up(UpTypes.Delivery, new Delivery(other.Screen, 1, DeliveryRung.Drawn, 1)));

        Assert.Equal(("ForeignScreen", "ForeignScreen"), (reading.ReasonString, delivery.ReasonString));
    }

    [Fact]
    public async Task A_device_cannot_claim_the_portals_own_rungs_or_more_readings_than_a_batch_holds()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);

        var sent = await mqtt.SendAsync(device, TestDevice.Up(UpTypes.Delivery, new Delivery(device.Screen, 1, DeliveryRung.Sent, 1)));
        var early = await mqtt.SendAsync(device, TestDevice.Up(UpTypes.Delivery, new Delivery(device.Screen, 1, DeliveryRung.Drawn, 1, Earlier: [new(DeliveryRung.Compiled, 1)])));
        var nothing = await mqtt.SendAsync(device, TestDevice.Up(UpTypes.Delivery, new Delivery(device.Screen, 1, DeliveryRung.Drawn, 1, Earlier: [null!])));
        var steps = await mqtt.SendAsync(device, TestDevice.Up(UpTypes.Delivery, new Delivery(device.Screen, 1, DeliveryRung.Drawn, 1, Earlier: [.. Enumerable.Repeat(new EarlierRung(DeliveryRung.Received, 1), Delivery.MaxEarlier + 1)])));
        var many = await mqtt.SendAsync(device, TestDevice.Up(UpTypes.Readings, new ReadingBatch([.. Enumerable.Repeat(new Reading(MetricKeys.Cpu, 1, 1), Envelope.MaxBatch + 1)])));

        Assert.All([sent, early, nothing, steps, many], said => Assert.Equal("Malformed", said.ReasonString));
    }

    [Fact]
    public async Task An_envelope_on_the_topic_of_another_type_is_refused()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);

        Assert.Equal("Malformed", (await mqtt.SendAsync(Topics.Up(device.Id, UpTypes.Journal), device.Hello())).ReasonString);
    }

    private static async Task<MqttClientPublishResult> PublishAsync(TestMqtt mqtt, TestDevice device, string type, string payload) =>
        await mqtt.Client.PublishAsync(new MqttApplicationMessage
        {
            Topic = Topics.Up(device.Id, type),
            PayloadSegment = Encoding.UTF8.GetBytes(payload),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        });
}
