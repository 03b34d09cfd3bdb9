using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Doingoai.Portal.Content;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Quarantines;

/// <summary>What devices pass over, as editors read it.</summary>
[StartsPortal]
public sealed partial class QuarantinesTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task What_a_device_passes_over_is_told_of_its_item_until_the_device_names_it_no_more()
    {
        using var device = await portal.DeviceAsync();
        await device.PollAsync(device.Hello());
        await BeatAsync(device, Held(device.Screen, "item-a"));

        // The portal's picture of the fleet is at most five seconds old, and the device came a moment ago.
        var told = Assert.Single(await Eventually.SeenAsync(() => StoppedAsync("item-a"), all => all.Count > 0));
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

    [Fact]
    public async Task What_is_passed_over_is_released_from_the_board_by_an_order_that_the_device_proves()
    {
        using var device = await portal.DeviceAsync();
        var held = Held(device.Screen, "item-c");
        await device.PollAsync(device.Hello(), TestDevice.Up(UpTypes.Heartbeat, new Heartbeat(1_000, device.Run, [new(device.Screen, 1, null, FrameBeatMs: 20)], Quarantine: [held])));
        var browser = await portal.BrowserAsync();
        var card = await Eventually.SeenAsync(
            async () => await (await browser.GetAsync($"/board/screens/{device.Screen:N}")).Content.ReadAsStringAsync(), html => html.Contains("Cho phát lại nội dung", StringComparison.Ordinal));
        Assert.Contains($"value=\"{held.Key}\"", card, StringComparison.Ordinal);
        var form = new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Match(card).Groups[1].Value, ["to"] = $"Screen:{device.Screen:N}", ["name"] = CommandNames.ReleaseItem, ["key"] = held.Key };
        var page = await (await browser.PostAsync("/board/orders", new FormUrlEncodedContent(form))).Content.ReadAsStringAsync();
        Assert.Contains("Cho phát lại nội dung", page, StringComparison.Ordinal);

        var command = await device.CommandAsync();
        Assert.Equal((CommandNames.ReleaseItem, held.Key), (command.Name, CommandArgs.Read<ReleaseItemArgs>(command.Args)!.Key));

        Assert.Equal("unverified", await EndAsync(device, command, "another"));
        form["key"] = new string('b', 64);
        await browser.PostAsync("/board/orders", new FormUrlEncodedContent(form));
        var second = await device.CommandAsync(after: command.Id);
        Assert.Equal("done", await EndAsync(device, second, form["key"]));
    }

    private async Task<string> EndAsync(TestDevice device, Command command, string proof)
    {
        await device.PollAsync(TestDevice.Up(UpTypes.Result, new CommandResult(command.Id, command.Sequence, CommandState.Done, 1, Body: ProtocolJson.ToElement(new ReleaseItemProof(proof)))));
        var technician = await portal.TechnicianAsync();
        return await Eventually.SeenAsync(
            async () => (await technician.GetFromJsonAsync<JsonElement>($"/api/v1/commands/{command.Id:N}")).GetProperty("state").GetString()!,
            state => state is not ("accepted" or "sent" or "received"));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private Task<IReadOnlyList<StoppedItem>> StoppedAsync(string? item) => portal.Services.GetRequiredService<IScreenTrouble>().StoppedAsync(item, TestContext.Current.CancellationToken);

    private static QuarantinedSlide Held(Guid screen, string item) => new(new('a', 64), LossReasons.Hung, 1_795_000_000_000, screen, "entry-1", item, "vi");

    private static async Task BeatAsync(TestDevice device, params QuarantinedSlide[] held) =>
        await device.PollAsync(TestDevice.Up(UpTypes.Heartbeat, new Heartbeat(1_000, device.Run, [], Quarantine: held.Length == 0 ? null : held)));
}
