using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using NetVips;

namespace Doingoai.Portal.Tests.Devices.Commands;

[StartsPortal]
public sealed class CommandTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task A_screenshot_is_done_when_its_picture_is_there_and_what_is_shown_was_encoded_here()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        await mqtt.SendAsync(device, device.Hello());
        var id = await OrderAsync(device, CommandNames.Screenshot);
        var command = ProtocolJson.TryRead<Command>((await mqtt.ReceiveAsync(DownTypes.Command)).Body)!;
        Assert.Equal((id, 1, (Guid?)device.Screen), (command.Id, command.Sequence, command.Screen));

        var upload = await device.SendAsync(HttpMethod.Put, Routes.Screenshot(id), LinkNames.Http, new ByteArrayContent(Picture()));
        Assert.Equal(HttpStatusCode.NoContent, upload.StatusCode);
        await ReportAsync(mqtt, device, command, CommandState.Done);

        var done = await BecomesAsync(id, "done");
        var picture = await (await portal.TechnicianAsync()).GetAsync(done.GetProperty("picture").GetString());
        using var shown = Image.NewFromBuffer(await picture.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/png", 64, 48), (picture.Content.Headers.ContentType!.MediaType, shown.Width, shown.Height));
        Assert.DoesNotContain("exif-data", shown.GetFields());
    }

    [Theory]
    [InlineData(CommandNames.Screenshot, "noProof")]
    [InlineData(CommandNames.Reload, "noProof")]
    [InlineData(CommandNames.Identify, "seeForYourself")]
    public async Task Done_without_a_proof_is_unverified(string name, string reason)
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        await mqtt.SendAsync(device, device.Hello());
        var id = await OrderAsync(device, name);

        await ReportAsync(mqtt, device, ProtocolJson.TryRead<Command>((await mqtt.ReceiveAsync(DownTypes.Command)).Body)!, CommandState.Done);

        Assert.Equal(reason, (await BecomesAsync(id, "unverified")).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_reload_is_done_with_the_frame_drawn_after_it_and_a_final_state_stays()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        await mqtt.SendAsync(device, device.Hello());
        var id = await OrderAsync(device, CommandNames.Reload);
        var command = ProtocolJson.TryRead<Command>((await mqtt.ReceiveAsync(DownTypes.Command)).Body)!;

        await ReportAsync(mqtt, device, command, CommandState.Received);
        await BecomesAsync(id, "received");
        await ReportAsync(mqtt, device, command, CommandState.Done, new { drawnAtMs = 1 });
        await BecomesAsync(id, "done");
        await ReportAsync(mqtt, device, command, CommandState.Failed);
        await mqtt.SendAsync(device, device.Hello());
        await mqtt.ReceiveAsync(DownTypes.Welcome);

        Assert.Equal("done", (await StateAsync(id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_order_waits_for_the_device_and_is_sent_when_it_comes()
    {
        using var device = await portal.DeviceAsync();
        var (first, second) = (await OrderAsync(device, CommandNames.Reload), await OrderAsync(device, CommandNames.Screenshot));
        Assert.Equal("accepted", (await StateAsync(first)).GetProperty("state").GetString());

        var orders = (await device.PollAsync(device.Hello())).Where(envelope => envelope.Type == DownTypes.Command).Select(envelope => ProtocolJson.TryRead<Command>(envelope.Body)!);

        Assert.Equal([(first, 1), (second, 2)], orders.Select(order => (order.Id, order.Sequence)));
        Assert.Equal("sent", (await StateAsync(second)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Answers_that_cross_the_sending_are_not_lost()
    {
        using var device = await portal.DeviceAsync();
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device);
        await mqtt.SendAsync(device, device.Hello());
        for (var order = 0; order < 10; order++)
        {
            var id = await OrderAsync(device, CommandNames.Reload);
            var command = ProtocolJson.TryRead<Command>((await mqtt.ReceiveAsync(DownTypes.Command)).Body)!;
            await Task.WhenAll(ReportAsync(mqtt, device, command, CommandState.Received), ReportAsync(mqtt, device, command, CommandState.Done, new { drawnAtMs = 1 }));
            await BecomesAsync(id, "done");
        }
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("svg")]
    public async Task An_upload_that_is_no_picture_is_refused(string what)
    {
        using var device = await portal.DeviceAsync();
        var id = await OrderAsync(device, CommandNames.Screenshot);
        byte[] bytes = what switch { "zip" => [0x50, 0x4B, 3, 4, 5, 6], "empty" => [], "svg" => "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), _ => Picture()[..^200] };

        var response = await device.SendAsync(HttpMethod.Put, Routes.Screenshot(id), LinkNames.Http, new ByteArrayContent(bytes));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task An_upload_nobody_asked_for_or_above_8_MiB_is_refused()
    {
        using var device = await portal.DeviceAsync();
        using var other = await portal.DeviceAsync();
        var id = await OrderAsync(device, CommandNames.Screenshot);

        Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync(HttpMethod.Put, Routes.Screenshot(id), LinkNames.Http, new ByteArrayContent(Picture()))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await device.SendAsync(HttpMethod.Put, Routes.Screenshot(id), LinkNames.Http, new ByteArrayContent(new byte[Routes.MaxScreenshotBytes + 1]))).StatusCode);
    }

    [Fact]
    public async Task An_order_needs_a_known_name_and_a_screen_of_the_device()
    {
        using var device = await portal.DeviceAsync();
        using var other = await portal.DeviceAsync();
        var technician = await portal.TechnicianAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await technician.PostAsJsonAsync($"/api/v1/devices/{device.Id:N}/commands", new { name = "format-disk" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await technician.PostAsJsonAsync($"/api/v1/devices/{device.Id:N}/commands", new { name = "screenshot", screen = other.Screen })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await technician.PostAsJsonAsync($"/api/v1/devices/{device.Id:N}/commands", new { name = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await technician.PostAsJsonAsync($"/api/v1/devices/{Guid.NewGuid():N}/commands", new { name = "reload" })).StatusCode);
    }

    private async Task<Guid> OrderAsync(TestDevice device, string name)
    {
        var response = await (await portal.TechnicianAsync()).PostAsJsonAsync($"/api/v1/devices/{device.Id:N}/commands", new { name, screen = device.Screen });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task ReportAsync(TestMqtt mqtt, TestDevice device, Command command, CommandState state, object? body = null) =>
        await mqtt.SendAsync(device, TestDevice.Up(UpTypes.Result, new CommandResult(command.Id, command.Sequence, state, 1, Body: body is null ? null : ProtocolJson.ToElement(body))));

    private async Task<JsonElement> BecomesAsync(Guid command, string state)
    {
        var answer = await Eventually.SeenAsync(() => StateAsync(command), one => one.GetProperty("state").GetString() == state);
        Assert.True(answer.GetProperty("state").GetString() == state, $"still {answer}");
        return answer;
    }

    private async Task<JsonElement> StateAsync(Guid command) => await (await portal.TechnicianAsync()).GetFromJsonAsync<JsonElement>($"/api/v1/commands/{command:N}");

    private static byte[] Picture()
    {
        using var picture = Image.Black(64, 48, bands: 3) + 90;
        using var noise = Image.Gaussnoise(64, 48);
        using var mixed = (picture + noise).Cast(Enums.BandFormat.Uchar);
        return mixed.PngsaveBuffer();
    }
}
