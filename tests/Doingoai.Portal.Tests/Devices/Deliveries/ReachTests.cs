using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Content;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Deliveries;

/// <summary>"On screen 1/2, 1 offline since": what the board and the editors' pages say.</summary>
[StartsPortal]
public sealed class ReachTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task An_item_is_on_screen_where_the_drawn_manifest_shows_it_as_the_newest_does()
    {
        using var device = await portal.DeviceAsync();
        var item = Guid.NewGuid().ToString("N")[..26];
        await OnAsync(device);
        Issue(device, 5, item, "old");
        await DrawnAsync(device, 5);
        await BecomesAsync(item, reach => (Screens(reach), Drawn(reach)) == (1, 1));

        Issue(device, 6, item, "new");
        var waiting = await BecomesAsync(item, reach => Drawn(reach) == 0);
        Assert.Equal(6, Missing(waiting).GetProperty("version").GetInt64());
        Assert.Contains(Missing(waiting).GetProperty("top").GetString(), (string[])["compiled", "sent"]);

        Issue(device, 7, item, ""); // taken away before it was ever shown, while the old one still is
        await BecomesAsync(item, reach => (Screens(reach), Drawn(reach)) == (1, 0));
        await DrawnAsync(device, 7);
        await BecomesAsync(item, reach => Screens(reach) == 0);
    }

    [Fact]
    public async Task A_screen_that_is_offline_is_missing_since_then_and_comes_back_by_itself()
    {
        using var device = await portal.DeviceAsync();
        var item = Guid.NewGuid().ToString("N")[..26];
        await OnAsync(device);
        Issue(device, 5, item, "a");
        await DrawnAsync(device, 5);
        await BecomesAsync(item, reach => Drawn(reach) == 1);
        Issue(device, 6, item, "b");

        var lost = await BecomesAsync(item, reach => Drawn(reach) == 0 && Missing(reach).TryGetProperty("state", out var state) && state.GetString() == "offline");
        Assert.InRange(Missing(lost).GetProperty("sinceMs").GetInt64(), DateTimeOffset.UtcNow.AddMinutes(-2).ToUnixTimeMilliseconds(), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var said = await portal.Services.GetRequiredService<IReach>().OfAsync(ReachOf.Item, item, CancellationToken.None);
        Assert.Matches(@"(0/1.*(offline since|mất kết nối từ) \d\d:\d\d)", said!.Sentence);

        await DrawnAsync(device, 6);
        await BecomesAsync(item, reach => Drawn(reach) == 1);
    }

    [Fact]
    public async Task What_was_drawn_is_told_again_by_the_heartbeat_when_its_report_was_lost()
    {
        using var device = await portal.DeviceAsync();
        portal.Manifests.Issue(device.Id, device.Screen, 5, "x");

        await device.PollAsync(device.Hello(), Beat(device, 5));

        Assert.Contains("drawn", await WrittenAsync(device, 5));
    }

    [Fact]
    public async Task A_device_cannot_claim_what_is_the_portals_to_say()
    {
        using var device = await portal.DeviceAsync();
        portal.Manifests.Issue(device.Id, device.Screen, 5, "x");
        await device.PollAsync(device.Hello());

        await device.PollAsync(TestDevice.Up(UpTypes.Delivery, new Delivery(device.Screen, 5, DeliveryRung.Superseded, 1)));

        Assert.DoesNotContain("superseded", await RungsAsync(device, 5));
    }

    [Fact]
    public async Task The_page_of_a_screen_shows_each_manifest_with_its_rungs_and_what_was_superseded()
    {
        using var device = await portal.DeviceAsync();
        await OnAsync(device);
        var now = DateTimeOffset.UtcNow;
        portal.Manifests.Issue(device.Id, device.Screen, 5, "x", now.AddMinutes(-3));
        portal.Manifests.Issue(device.Id, device.Screen, 6, "y", now.AddMinutes(-2));
        await DrawnAsync(device, 6);
        Assert.Contains("drawn", await WrittenAsync(device, 6));

        var technician = await portal.BrowserAsync();
        await technician.GetAsync("/admin/language/en?back=/board");
        var page = await technician.GetStringAsync($"/board/deliveries/{device.Screen:N}");

        var (newer, older) = (page.IndexOf("data-version=\"6\"", StringComparison.Ordinal), page.IndexOf("data-version=\"5\"", StringComparison.Ordinal));
        Assert.True(newer > 0 && older > newer, page);
        Assert.Contains("&lt;b&gt;Chợ&lt;/b&gt;", page[newer..older], StringComparison.Ordinal); // what it changed
        Assert.Contains("Superseded by a newer one", page[older..], StringComparison.Ordinal);
        Assert.DoesNotContain("Superseded", page[newer..older], StringComparison.Ordinal);
        Assert.Contains("On screen 1/1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_all_deliveries_says_what_changed_and_how_far_it_came_with_titles_as_text()
    {
        using var device = await portal.DeviceAsync();
        await OnAsync(device);
        var (before, now) = (DateTimeOffset.UtcNow.AddSeconds(-1), DateTimeOffset.UtcNow);
        portal.Manifests.Issue(device.Id, device.Screen, before.ToUnixTimeMilliseconds(), "w", before);
        portal.Manifests.Issue(device.Id, device.Screen, now.ToUnixTimeMilliseconds(), "x", now);

        var page = await (await portal.BrowserAsync()).GetStringAsync("/board/deliveries");

        Assert.Contains("&lt;b&gt;Chợ&lt;/b&gt;", page, StringComparison.Ordinal);
        var (newer, older) = (Change(page, now), Change(page, before));
        Assert.Matches("0/1", newer);
        Assert.DoesNotMatch(@"\d/\d", older); // passed over: neither there nor on its way
        Assert.Matches("superseded before|thay thế trước|被更新版本取代", older);
        Assert.Contains(device.Screen.ToString("N"), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_act_on_hundreds_of_screens_some_are_listed_and_the_others_counted()
    {
        var now = DateTimeOffset.UtcNow;
        foreach (var device in Enumerable.Range(0, 101).Select(_ => portal.Fleet.Add()))
            foreach (var screen in device.Screens) portal.Manifests.Issue(device.Id, screen.Id, now.ToUnixTimeMilliseconds(), "x", now);
        await Task.Delay(DeviceDirectory.MaxAge); // the list of screens is as old as that
        var technician = await portal.BrowserAsync();
        await technician.GetAsync("/admin/language/en?back=/board");

        var page = await technician.GetStringAsync("/board/deliveries");

        var act = page[page.IndexOf($"data-change=\"{now.ToUnixTimeMilliseconds()}\"", StringComparison.Ordinal)..];
        act = act[..act.IndexOf("</details>", StringComparison.Ordinal)];
        Assert.Contains("Screen by screen (202)", act, StringComparison.Ordinal);
        Assert.Equal(200, act.Split("<h3>").Length - 1);
        Assert.Contains("and 2 more", act, StringComparison.Ordinal);
    }

    private static string Change(string page, DateTimeOffset at)
    {
        var from = page.IndexOf($"data-change=\"{at.ToUnixTimeMilliseconds()}\"", StringComparison.Ordinal);
        return page[from..page.IndexOf("</p>", from, StringComparison.Ordinal)];
    }

    private void Issue(TestDevice device, long version, string item, string mark)
    {
        portal.Manifests.Marks[(device.Screen, version, item)] = mark;
        portal.Manifests.Issue(device.Id, device.Screen, version, $"jws {version}");
        portal.Services.GetRequiredService<EventBus>().Raise(new ManifestIssued(device.Screen, version));
    }

    /// <summary>In use: the portal has seen it. Its list of screens is a few seconds old at most.</summary>
    private async Task OnAsync(TestDevice device)
    {
        var state = await Eventually.SeenAsync(
            async () =>
            {
                await device.PollAsync(device.Hello(), Beat(device, null));
                using var answer = await (await portal.TechnicianAsync()).GetAsync($"/api/v1/screens/{device.Screen:N}/state");
                return await answer.Content.ReadAsStringAsync();
            },
            said => said.Contains("\"online\"", StringComparison.Ordinal));
        Assert.Contains("\"online\"", state, StringComparison.Ordinal);
    }

    private static Envelope Beat(TestDevice device, long? drawn) =>
        TestDevice.Up(UpTypes.Heartbeat, new Heartbeat(1, device.Run, [new(device.Screen, drawn ?? 1, drawn is null ? null : "e", FrameBeatMs: 20, DrawnVersion: drawn)]));

    private static async Task DrawnAsync(TestDevice device, long version) =>
        await device.PollAsync(TestDevice.Up(UpTypes.Delivery, new Delivery(device.Screen, version, DeliveryRung.Drawn, 1, Entry: "e")));

    private async Task<List<string?>> RungsAsync(TestDevice device, long version)
    {
        var answer = await (await portal.TechnicianAsync()).GetFromJsonAsync<JsonElement>($"/api/v1/screens/{device.Screen:N}/deliveries/{version}");
        return [.. answer.GetProperty("rungs").EnumerateArray().Select(rung => rung.GetProperty("rung").GetString())];
    }

    // Reports are written a moment after they are answered.
    private Task<List<string?>> WrittenAsync(TestDevice device, long version) => Eventually.SeenAsync(() => RungsAsync(device, version), rungs => rungs.Contains("drawn"));

    private async Task<JsonElement> BecomesAsync(string item, Func<JsonElement, bool> holds)
    {
        var technician = await portal.TechnicianAsync();
        var reach = await Eventually.SeenAsync(() => technician.GetFromJsonAsync<JsonElement>($"/api/v1/items/{item}/reach"), holds);
        Assert.True(holds(reach), $"still {reach}");
        return reach;
    }

    private static int Screens(JsonElement reach) => reach.GetProperty("screens").GetInt32();

    private static int Drawn(JsonElement reach) => reach.GetProperty("drawn").GetInt32();

    private static JsonElement Missing(JsonElement reach) => reach.GetProperty("missing").EnumerateArray().Single();
}
