using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Availability;

/// <summary>From the wire to the answer: what the portal says about a screen is so.</summary>
[StartsPortal]
public sealed class BoardTruthTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task A_screen_goes_from_not_commissioned_to_online_to_offline_and_back()
    {
        using var device = await portal.DeviceAsync();
        Assert.Equal("notCommissioned", (await StateAsync(device)).GetProperty("state").GetString());

        await using (var mqtt = await TestMqtt.ConnectAsync(portal, device))
        {
            // Up to its end, so that it is gone before it could be silent.
            using var done = new CancellationTokenSource();
            var beating = BeatAsync(mqtt, device, offset: 3, done.Token);
            var online = await BecomesAsync(device, "online");
            Assert.Equal("mqtt", online.GetProperty("link").GetString());
            Assert.Equal("e1", online.GetProperty("drawn").GetProperty("entry").GetString());
            await done.CancelAsync();
            await beating;
        }

        var offline = await BecomesAsync(device, "offline");
        Assert.Equal("disconnected", offline.GetProperty("reason").GetString());
        await UntilAsync(device, answer => answer.GetProperty("uptime").GetProperty("today").GetDouble() < 1); // the outage has just begun

        await device.PollAsync(device.Hello(), Beat(device));
        Assert.Equal("polling", (await BecomesAsync(device, "online")).GetProperty("link").GetString());
    }

    [Theory]
    [InlineData(-1_790_000_000_000)]
    [InlineData(2_300_000_000_000)]
    [InlineData(1_200_000)]
    public async Task A_device_whose_clock_is_off_connects_and_the_offset_is_a_fault(long offset)
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);

        // A device that said it once and then fell silent would be off line before a busy machine looks.
        using var done = new CancellationTokenSource();
        var beating = BeatAsync(mqtt, device, offset, done.Token);
        Assert.Equal("clock", (await BecomesAsync(device, "degraded")).GetProperty("reason").GetString());

        await done.CancelAsync();
        await beating;
    }

    [Fact]
    public async Task An_outage_that_could_not_be_stored_when_it_began_is_stored_when_the_database_takes_it_again()
    {
        using var device = await portal.DeviceAsync();
        var store = portal.Services.GetRequiredService<SpanStore>();
        await using (var mqtt = await TestMqtt.ConnectAsync(portal, device))
        {
            using var done = new CancellationTokenSource();
            var beating = BeatAsync(mqtt, device, offset: 3, done.Token);
            await StoredAsync(store, device, ScreenState.Online);
            await RunAsync("ALTER TABLE availability_span RENAME TO availability_span_away");
            await done.CancelAsync();
            await beating;
        }

        var states = portal.Services.GetRequiredService<AvailabilityLoop>();
        Assert.Equal(ScreenState.Offline, await Eventually.SeenAsync(() => Task.FromResult(states.Lasting(device.Screen)?.State), state => state == ScreenState.Offline));
        await RunAsync("ALTER TABLE availability_span_away RENAME TO availability_span");

        await StoredAsync(store, device, ScreenState.Offline);
        var spans = await store.SinceAsync(device.Screen, 0, CancellationToken.None);
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.ToMs, pair.Second.FromMs));
    }

    private static async Task StoredAsync(SpanStore store, TestDevice device, ScreenState state) =>
        Assert.Equal(state, await Eventually.SeenAsync(async () => (await store.LastingAsync(CancellationToken.None)).GetValueOrDefault(device.Screen).State, found => found == state));

    private async Task RunAsync(string sql)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<TelemetryDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private static Envelope Beat(TestDevice device, long offset = 3) => TestDevice.Up(UpTypes.Heartbeat, new Heartbeat(
        1_000, device.Run, [.. device.Info.Screens.Select(screen => new ScreenNow(screen.Id, 7, "e1", 1_790_000_000_000, 30))], offset, 5));

    private static async Task BeatAsync(TestMqtt mqtt, TestDevice device, long offset, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await mqtt.SendAsync(device, Beat(device, offset));
            await Task.Delay(500, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<JsonElement> BecomesAsync(TestDevice device, string state) => UntilAsync(device, answer => answer.GetProperty("state").GetString() == state);

    private async Task<JsonElement> UntilAsync(TestDevice device, Func<JsonElement, bool> holds)
    {
        var answer = await Eventually.SeenAsync(() => StateAsync(device), holds);
        Assert.True(holds(answer), $"still {answer}");
        return answer;
    }

    private async Task<JsonElement> StateAsync(TestDevice device)
    {
        // The directory of screens is a few seconds old at most.
        var technician = await portal.TechnicianAsync();
        using var response = await Eventually.SeenAsync(() => technician.GetAsync($"/api/v1/screens/{device.Screen:N}/state"), answer => answer.IsSuccessStatusCode);
        Assert.True(response.IsSuccessStatusCode, "the screen is not known");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
