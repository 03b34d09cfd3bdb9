using Doingoai.Portal.Content;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Quarantines;

/// <summary>What devices pass over, as editors read it.</summary>
[StartsPortal]
public sealed class QuarantinesTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task What_a_device_passes_over_is_told_of_its_item_until_the_device_names_it_no_more()
    {
        using var device = await portal.DeviceAsync();
        await device.PollAsync(device.Hello());
        await BeatAsync(device, Held(device.Screen, "item-a"));

        // The portal's picture of the fleet is at most five seconds old, and the device came a moment ago.
        for (var i = 0; i < 40 && (await StoppedAsync("item-a")).Count == 0; i++) await Task.Delay(250, TestContext.Current.CancellationToken);

        var told = Assert.Single(await StoppedAsync("item-a"));
        Assert.Equal(("vi", true), (told.Language, told.Hung));
        Assert.Empty(await StoppedAsync("item-b"));
        Assert.Contains(await StoppedAsync(null), one => one.Item == "item-a");

        await BeatAsync(device);
        Assert.Empty(await StoppedAsync("item-a"));
    }

    [Fact]
    public async Task A_device_speaks_for_its_own_screens_in_short_words_only()
    {
        using var device = await portal.DeviceAsync();
        using var other = await portal.DeviceAsync();
        await device.PollAsync(device.Hello());
        await BeatAsync(
            device,
            Held(other.Screen, "foreign"),
            Held(device.Screen, "long") with { Entry = new('x', 4_000) },
            Held(device.Screen, "control") with { Reason = "a\0b" },
            Held(device.Screen, "never") with { AtMs = long.MaxValue });

        foreach (var item in (string[])["foreign", "long", "control", "never"]) Assert.Empty(await StoppedAsync(item));
    }

    private Task<IReadOnlyList<StoppedItem>> StoppedAsync(string? item) => portal.Services.GetRequiredService<IScreenTrouble>().StoppedAsync(item, TestContext.Current.CancellationToken);

    private static QuarantinedSlide Held(Guid screen, string item) => new(new('a', 64), LossReasons.Hung, 1_795_000_000_000, screen, "entry-1", item, "vi");

    private static async Task BeatAsync(TestDevice device, params QuarantinedSlide[] held) =>
        await device.PollAsync(TestDevice.Up(UpTypes.Heartbeat, new Heartbeat(1_000, device.Run, [], Quarantine: held.Length == 0 ? null : held)));
}
