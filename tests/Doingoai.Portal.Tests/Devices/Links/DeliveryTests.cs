using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Links;

/// <summary>What the portal sends, on each link.</summary>
[StartsPortal]
public sealed class DeliveryTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task A_greeting_device_gets_the_roster_and_its_manifests_and_later_ones_at_once()
    {
        using var device = await portal.DeviceAsync();
        portal.Manifests.Issue(device.Id, device.Screen, 7, "one");
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        await mqtt.SendAsync(device, device.Hello());

        await mqtt.ReceiveAsync(DownTypes.Roster);
        Assert.Equal((7, "one"), Manifest(await mqtt.ReceiveAsync(DownTypes.Manifest)));

        Issue(device, 8, "two");
        Assert.Equal((8, "two"), Manifest(await mqtt.ReceiveAsync(DownTypes.Manifest)));
    }

    [Fact]
    public async Task The_roster_comes_first_and_the_recall_list_before_the_manifest()
    {
        await using var own = new DevicePortal();
        await own.InitializeAsync();
        own.Manifests.Recalls = "recalls";
        using var device = await own.DeviceAsync();
        own.Manifests.Issue(device.Id, device.Screen, 7, "one");

        var types = (await device.PollAsync(device.Hello())).Select(envelope => envelope.Type).ToList();

        Assert.Equal([DownTypes.Welcome, DownTypes.Roster, DownTypes.Recall, DownTypes.Manifest], types.Distinct()); // the round may send it a second time
    }

    [Fact]
    public async Task The_hub_carries_the_same_messages_and_tells_why_it_refuses_one()
    {
        using var device = await portal.DeviceAsync();
        portal.Manifests.Issue(device.Id, device.Screen, 7, "one");
        await using var hub = TestHub.Build(portal, await device.TokenAsync(LinkNames.SignalR));
        var manifest = new TaskCompletionSource<Envelope>();
        hub.On<Envelope>("Receive", envelope =>
        {
            if (envelope.Type == DownTypes.Manifest) manifest.TrySetResult(envelope);
        });
        await hub.StartAsync();

        await hub.InvokeAsync("Send", device.Hello());
        var refusal = await Assert.ThrowsAsync<HubException>(() => hub.InvokeAsync("Send", TestDevice.Up("no such type", 1)));

        Assert.Equal((7, "one"), Manifest(await manifest.Task.WaitAsync(Eventually.Patience)));
        Assert.EndsWith("UnknownType", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_only_polls_gets_everything_in_the_answer_and_nothing_twice()
    {
        using var device = await portal.DeviceAsync();
        portal.Manifests.Issue(device.Id, device.Screen, 7, "one");

        Assert.Contains(await device.PollAsync(device.Hello()), envelope => envelope.Type == DownTypes.Manifest);
        Assert.DoesNotContain(await device.PollAsync(), envelope => envelope.Type == DownTypes.Manifest);
    }

    [Fact]
    public async Task What_the_device_holds_already_is_not_sent_again()
    {
        using var device = await portal.DeviceAsync();
        portal.Manifests.Issue(device.Id, device.Screen, 7, "one");

        var answers = await device.PollAsync(TestDevice.Up(UpTypes.Hello, new Hello(1, device.Run, "b", "1", 0, [new(device.Screen, 7, 7)])));

        Assert.DoesNotContain(answers, envelope => envelope.Type == DownTypes.Manifest);
    }

    [Fact]
    public async Task What_a_device_could_not_draw_is_not_sent_to_it_again()
    {
        using var device = await portal.DeviceAsync();
        portal.Manifests.Issue(device.Id, device.Screen, 7, "one");
        await device.PollAsync(device.Hello());
        var session = portal.Services.GetRequiredService<DeviceSessions>().Find(device.Id)!;
        var later = TimeProvider.System.GetUtcNow().AddHours(1);

        await device.PollAsync(TestDevice.Up(UpTypes.Delivery, new Delivery(device.Screen, 7, DeliveryRung.Failed, 1, $"{DeliveryReasons.GivenUp}: nothing was drawn")));
        ManifestDelivery.Recheck(session, new(device.Screen, 6, null), later);
        Assert.True(session.Sent.Manifests.ContainsKey(device.Screen));

        portal.Manifests.Issue(device.Id, device.Screen, 8, "two");
        await device.PollAsync();
        ManifestDelivery.Recheck(session, new(device.Screen, 6, null), later);
        Assert.False(session.Sent.Manifests.ContainsKey(device.Screen));
    }

    [Fact]
    public async Task A_large_manifest_travels_as_its_address_for_its_own_device_only()
    {
        using var device = await portal.DeviceAsync();
        using var stranger = await portal.DeviceAsync();
        var jws = new string('x', ManifestMessage.InlineLimit + 1);
        portal.Manifests.Issue(device.Id, device.Screen, 7, jws);

        var sent = (await device.PollAsync(device.Hello())).First(envelope => envelope.Type == DownTypes.Manifest); // the round may send it a second time
        var address = ProtocolJson.TryRead<ManifestMessage>(sent.Body)!.Address!;

        Assert.Equal(jws, await (await device.SendAsync(HttpMethod.Get, address, LinkNames.Http)).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(HttpMethod.Get, address, LinkNames.Http)).StatusCode);
    }

    [Fact]
    public async Task Media_are_sent_in_ranges_to_the_device_whose_manifest_names_them_only()
    {
        using var device = await portal.DeviceAsync();
        using var stranger = await portal.DeviceAsync();
        var bytes = Enumerable.Range(0, 700_000).Select(n => (byte)(n * 31 >> 3)).ToArray();
        var sha = await portal.Services.GetRequiredService<IBlobStore>().PutAsync(bytes, CancellationToken.None);
        portal.Manifests.Media[(device.Id, sha)] = true;

        var whole = await device.SendAsync(HttpMethod.Get, Routes.Media(sha), LinkNames.Http);
        Assert.Equal(bytes, await whole.Content.ReadAsByteArrayAsync());

        using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Media(sha)) { Headers = { Range = new RangeHeaderValue(300_000, null), Authorization = new("Bearer", await device.TokenAsync(LinkNames.Http)) } };
        var rest = await device.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "bytes 300000-699999/700000"), (rest.StatusCode, rest.Content.Headers.ContentRange!.ToString()));
        Assert.Equal(bytes[300_000..], await rest.Content.ReadAsByteArrayAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(HttpMethod.Get, Routes.Media(sha), LinkNames.Http)).StatusCode);
    }

    [Fact]
    public async Task The_drawn_report_can_be_read_within_300_ms()
    {
        var technician = await portal.TechnicianAsync();
        var fastest = long.MaxValue;

        // A busy machine may be late now and then; a portal that waits before it writes is late every time.
        for (var tries = 0; fastest >= 300 && tries < 10; tries++)
        {
            using var device = await portal.DeviceAsync();
            Issue(device, 9, "nine");
            await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
            await mqtt.SendAsync(device, device.Hello());
            await mqtt.ReceiveAsync(DownTypes.Manifest);
            await RungsAsync(technician, device); // the first request pays for compiling

            var clock = System.Diagnostics.Stopwatch.StartNew();
            await mqtt.SendAsync(device, TestDevice.Up(UpTypes.Delivery, new Delivery(device.Screen, 9, DeliveryRung.Drawn, 123, Entry: "e1")));
            var rungs = await RungsAsync(technician, device);
            while (!rungs.Contains("drawn") && clock.Elapsed < Eventually.Patience) rungs = await RungsAsync(technician, device);
            fastest = Math.Min(fastest, clock.ElapsedMilliseconds);
            Assert.Equal(["compiled", "sent", "drawn"], rungs);
        }

        Assert.InRange(fastest, 0, 299);
    }

    [Fact]
    public async Task Steps_that_are_told_together_are_all_on_the_ladder()
    {
        using var device = await portal.DeviceAsync();
        Issue(device, 9, "nine");
        await device.PollAsync(device.Hello());
        EarlierRung[] earlier = [new(DeliveryRung.Received, 120), new(DeliveryRung.Verified, 121), new(DeliveryRung.Activated, 122)];
        await device.PollAsync(TestDevice.Up(UpTypes.Delivery, new Delivery(device.Screen, 9, DeliveryRung.Drawn, 123, Entry: "e1", Earlier: earlier)));

        var technician = await portal.TechnicianAsync();
        var rungs = await Eventually.SeenAsync(() => RungsAsync(technician, device), all => all.Contains("drawn"));
        Assert.Equal(["compiled", "sent", "received", "verified", "activated", "drawn"], rungs);
    }

    private static async Task<List<string?>> RungsAsync(HttpClient technician, TestDevice device)
    {
        var answer = await technician.GetFromJsonAsync<JsonElement>($"/api/v1/screens/{device.Screen:N}/deliveries/9");
        return [.. answer.GetProperty("rungs").EnumerateArray().Select(rung => rung.GetProperty("rung").GetString())];
    }

    private void Issue(TestDevice device, long version, string jws)
    {
        portal.Manifests.Issue(device.Id, device.Screen, version, jws);
        portal.Services.GetRequiredService<EventBus>().Raise(new ManifestIssued(device.Screen, version));
    }

    private static (long, string?) Manifest(Envelope envelope) =>
        ProtocolJson.TryRead<ManifestMessage>(envelope.Body) is { } message ? (message.Version, message.Jws) : default;
}
