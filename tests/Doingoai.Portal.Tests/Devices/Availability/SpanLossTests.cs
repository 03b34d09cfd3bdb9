using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Availability;

[StartsPortal]
public sealed class SpanLossTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task An_outage_that_could_not_be_stored_when_it_began_is_stored_when_the_database_takes_it_again()
    {
        using var device = await portal.DeviceAsync();
        var (states, store) = (portal.Services.GetRequiredService<AvailabilityLoop>(), portal.Services.GetRequiredService<SpanStore>());
        await using (var mqtt = await TestMqtt.ConnectAsync(portal, device))
        {
            var beat = TestDevice.Up(UpTypes.Heartbeat, new Heartbeat(1_000, device.Run, [.. device.Info.Screens.Select(screen => new ScreenNow(screen.Id, 7, "e1", 1_790_000_000_000, 30))], 3, 5));
            await UntilAsync(async () =>
            {
                await mqtt.SendAsync(device, beat);
                return (await store.LastingAsync(CancellationToken.None)).GetValueOrDefault(device.Screen).State == ScreenState.Online;
            });
            await RunAsync("ALTER TABLE availability_span RENAME TO availability_span_away");
        }

        await UntilAsync(() => Task.FromResult(states.Lasting(device.Screen)?.State == ScreenState.Offline));
        await RunAsync("ALTER TABLE availability_span_away RENAME TO availability_span");

        await UntilAsync(async () => (await store.LastingAsync(CancellationToken.None))[device.Screen].State == ScreenState.Offline);
        var spans = await store.SinceAsync(device.Screen, 0, CancellationToken.None);
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.ToMs, pair.Second.FromMs));
    }

    private async Task RunAsync(string sql)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<TelemetryDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !await isSo(); await Task.Delay(100)) Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60));
    }
}
