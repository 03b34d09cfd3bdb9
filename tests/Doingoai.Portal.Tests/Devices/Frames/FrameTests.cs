using System.Net;
using System.Text.Json;
using Doingoai.Portal.Devices.Frames;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using NetVips;

namespace Doingoai.Portal.Tests.Devices.Frames;

[StartsPortal]
public sealed class FrameTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task A_black_screen_is_not_up_and_the_board_shows_what_was_seen_with_its_age()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        await mqtt.SendAsync(device, device.Hello());
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var seen = new FrameSeen(FrameVerdict.Black, now, now, 7, "a");

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(device, seen, Picture(320, 180))).StatusCode);
        var state = await BecomesAsync(mqtt, device, seen, "wrongPicture");
        Assert.Equal("frameBlack", state.GetProperty("reason").GetString());
        Assert.Equal("a", state.GetProperty("seen").GetProperty("expected").GetProperty("entry").GetString());
        var browser = await portal.BrowserAsync();
        var card = await browser.GetStringAsync($"/board/screens/{device.Screen:N}");
        Assert.Contains("seen-alarm", card, StringComparison.Ordinal);
        var address = System.Text.RegularExpressions.Regex.Match(card, "/board/frames/[0-9a-f]{32}/[0-9]+").Value;
        var picture = await browser.GetAsync(address);
        Assert.Equal("image/webp", picture.Content.Headers.ContentType!.MediaType);
        using var shown = Image.NewFromBuffer(await picture.Content.ReadAsByteArrayAsync());
        Assert.Equal((320, 180), (shown.Width, shown.Height));
        Assert.Contains(address, await browser.GetStringAsync($"/board/screens/{device.Screen:N}/pictures"), StringComparison.Ordinal);

        await BecomesAsync(mqtt, device, seen with { Verdict = FrameVerdict.Matches }, "online");
    }

    [Fact]
    public async Task Only_small_pictures_of_own_screens_are_taken_and_only_so_many()
    {
        using var device = await portal.DeviceAsync();
        using var other = await portal.DeviceAsync();
        var seen = new FrameSeen(FrameVerdict.Other, 1, 1, 7, "a");

        Assert.Equal(HttpStatusCode.NotFound, (await device.SendAsync(HttpMethod.Put, Routes.Frame(other.Screen, seen), LinkNames.Http, new ByteArrayContent(Picture(8, 8)))).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(device, seen, "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray())).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(device, seen, Picture(4_000, 4_000))).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(device, seen with { Entry = new string('x', 500) }, Picture(8, 8))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(device, seen, new byte[Routes.MaxFrameBytes + 1])).StatusCode);
        var last = HttpStatusCode.NoContent;
        for (var n = 0; n < FramesPerScreen.Most && last != HttpStatusCode.TooManyRequests; n++) last = (await SendAsync(device, seen, Picture(8, 8))).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData("verdict=99&manifest=1&at=1")]
    [InlineData("verdict=3&manifest=1&at=1")]
    [InlineData("verdict=Black&manifest=x&at=1")]
    [InlineData("verdict=Black&manifest=1&at=99999999999999999999")]
    public async Task What_is_no_verdict_is_refused(string query)
    {
        using var device = await portal.DeviceAsync();

        var answer = await device.SendAsync(HttpMethod.Put, $"/device/v1/frames/{device.Screen:N}?{query}", LinkNames.Http, new ByteArrayContent(Picture(8, 8)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> SendAsync(TestDevice device, FrameSeen seen, byte[] png) =>
        device.SendAsync(HttpMethod.Put, Routes.Frame(device.Screen, seen), LinkNames.Http, new ByteArrayContent(png));

    private static Envelope Beat(TestDevice device, FrameSeen seen) =>
        TestDevice.Up(UpTypes.Heartbeat, new Heartbeat(1_000, device.Run, [new ScreenNow(device.Screen, 7, "a", 1, FrameBeatMs: 40, Seen: seen)]));

    private static byte[] Picture(int width, int height)
    {
        using var black = Image.Black(width, height, bands: 3);
        return black.PngsaveBuffer();
    }

    // The device beats on as one does: on a machine with much to do one that spoke once is soon a silent one.
    private async Task<JsonElement> BecomesAsync(TestMqtt mqtt, TestDevice device, FrameSeen seen, string state)
    {
        JsonElement last = default;
        for (var tries = 0; tries < 150; tries++, await Task.Delay(100))
        {
            if (tries % 10 == 0) await mqtt.SendAsync(device, Beat(device, seen));
            using var answer = await (await portal.TechnicianAsync()).GetAsync($"/api/v1/screens/{device.Screen:N}/state");
            if (answer.StatusCode == HttpStatusCode.NotFound) continue; // a screen that has just been made is known a few seconds later
            last = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            if (last.GetProperty("state").GetString() == state) return last;
        }

        throw new TimeoutException($"Not {state}: {last}");
    }
}
