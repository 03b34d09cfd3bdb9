using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Commands;

/// <summary>One order with arguments, to one or many, and the second person.</summary>
[StartsPortal]
public sealed class OrderTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task Arguments_reach_the_device_and_done_needs_them_read_back()
    {
        using var device = await portal.DeviceAsync();
        await device.PollAsync(device.Hello());
        var order = await GiveAsync(new { name = "volume", scope = "device", to = $"{device.Id:N}", args = new { percent = 40 } });

        var command = await device.CommandAsync();
        Assert.Equal(40, CommandArgs.Read<VolumeArgs>(command.Args)!.Percent);
        await ReportAsync(device, command, new VolumeProof(41));
        Assert.Equal("unverified", await OutcomeAsync(order, "unverified"));

        order = await GiveAsync(new { name = "volume", scope = "device", to = $"{device.Id:N}", args = new { percent = 55 } });
        await ReportAsync(device, await device.CommandAsync(), new VolumeProof(55));
        Assert.Equal("done", await OutcomeAsync(order, "done"));
    }

    [Theory]
    [InlineData("""{"name":"volume","scope":"device","to":"TO","args":{"percent":101}}""")]
    [InlineData("""{"name":"volume","scope":"device","to":"TO","args":{"percent":10,"x":1}}""")]
    [InlineData("""{"name":"volume","scope":"device","to":"TO"}""")]
    [InlineData("""{"name":"reload","scope":"device","to":"TO","args":{}}""")]
    [InlineData("""{"name":"switchLink","scope":"device","to":"TO","args":{"link":"smoke","minutes":5}}""")]
    [InlineData("""{"name":"format","scope":"device","to":"TO"}""")]
    public async Task What_is_outside_the_closed_schema_is_refused(string body)
    {
        using var device = await portal.DeviceAsync();
        using var content = new StringContent(body.Replace("TO", $"{device.Id:N}", StringComparison.Ordinal), null, "application/json");

        Assert.Equal(HttpStatusCode.Conflict, (await (await portal.TechnicianAsync()).PostAsync("/api/v1/orders", content)).StatusCode);
    }

    [Fact]
    public async Task A_screen_class_is_one_order_with_an_outcome_per_screen_and_sequences_per_device()
    {
        await using var own = new DevicePortal();
        await own.InitializeAsync();
        using var first = await own.DeviceAsync();
        using var second = await own.DeviceAsync();
        var technician = await own.TechnicianAsync();

        var given = await technician.PostAsJsonAsync("/api/v1/orders", new { name = "screenshot", scope = "screenClass", to = "led" });
        var order = await given.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("given", order.GetProperty("state").GetString()); // not grave
        Assert.Equal(4, order.GetProperty("commands").GetArrayLength());
        var sent = (await first.PollAsync(first.Hello())).Where(envelope => envelope.Type == DownTypes.Command).Select(envelope => ProtocolJson.TryRead<Command>(envelope.Body)!).ToList();
        Assert.Equal([1, 2], sent.Select(command => command.Sequence));
        Assert.Equal(first.Info.Screens.Select(screen => (Guid?)screen.Id), sent.Select(command => command.Screen));
    }

    [Theory]
    [InlineData("reboot", null)]
    [InlineData("clearCache", null)]
    [InlineData("displayPower", """{"on":false}""")]
    [InlineData("switchLink", """{"link":"polling","minutes":5}""")]
    public async Task What_is_grave_for_several_screens_waits_for_another_person(string name, string? args)
    {
        using var device = await portal.DeviceAsync(); // drives two screens
        await device.PollAsync(device.Hello());
        var order = await GiveAsync(new { name, scope = "device", to = $"{device.Id:N}", args = args is null ? (JsonElement?)null : JsonElement.Parse(args) });
        Assert.Equal("proposed", await StateAsync(order));
        Assert.DoesNotContain(await device.PollAsync(), envelope => envelope.Type == DownTypes.Command);

        var own = await (await portal.TechnicianAsync()).PostAsync($"/api/v1/orders/{order:N}/confirm", null);
        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        Assert.Contains("order.own", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await device.PollAsync(), envelope => envelope.Type == DownTypes.Command);

        var second = await portal.SecondTechnicianAsync();
        Assert.Equal(HttpStatusCode.OK, (await second.PostAsync($"/api/v1/orders/{order:N}/confirm", null)).StatusCode);
        Assert.Equal(name, (await device.CommandAsync()).Name);
        Assert.Equal(HttpStatusCode.Conflict, (await second.PostAsync($"/api/v1/orders/{order:N}/confirm", null)).StatusCode); // once
        Assert.Equal(HttpStatusCode.Conflict, (await second.PostAsync($"/api/v1/orders/{order:N}/refuse", null)).StatusCode);
    }

    [Fact]
    public async Task Refused_it_is_never_sent_and_displays_on_needs_nobody_else()
    {
        using var device = await portal.DeviceAsync();
        await device.PollAsync(device.Hello());
        var order = await GiveAsync(new { name = "reboot", scope = "device", to = $"{device.Id:N}" });

        (await (await portal.SecondTechnicianAsync()).PostAsync($"/api/v1/orders/{order:N}/refuse", null)).EnsureSuccessStatusCode();

        Assert.Equal("refused", await StateAsync(order));
        Assert.DoesNotContain(await device.PollAsync(), envelope => envelope.Type == DownTypes.Command);
        Assert.Equal("given", await StateAsync(await GiveAsync(new { name = "displayPower", scope = "device", to = $"{device.Id:N}", args = new { on = true } })));
    }

    [Fact]
    public async Task A_program_cannot_go_round_the_second_person()
    {
        using var device = await portal.DeviceAsync();

        var refused = await (await portal.TechnicianAsync()).PostAsJsonAsync($"/api/v1/devices/{device.Id:N}/commands", new { name = "reboot", screen = device.Screen });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("command.needs-second", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_is_believed_only_from_another_run_and_is_not_sent_to_it()
    {
        using var device = await portal.DeviceAsync();
        await device.PollAsync(device.Hello());
        var order = await GiveAsync(new { name = "restartPlayer", scope = "device", to = $"{device.Id:N}" });
        var command = await device.CommandAsync();
        await ReportAsync(device, command, state: CommandState.Received);

        var before = device.Run;
        device.Run = Guid.NewGuid().ToString("N");
        Assert.DoesNotContain(await device.PollAsync(device.Hello()), envelope => envelope.Type == DownTypes.Command);
        await ReportAsync(device, command, new RestartProof(before, device.Run, "boot", "boot"));

        Assert.Equal("done", await OutcomeAsync(order, "done"));
    }

    [Fact]
    public async Task A_restart_claimed_by_the_run_that_got_it_is_not_believed()
    {
        using var device = await portal.DeviceAsync();
        await device.PollAsync(device.Hello());
        var order = await GiveAsync(new { name = "restartPlayer", scope = "device", to = $"{device.Id:N}" });

        await ReportAsync(device, await device.CommandAsync(), new RestartProof("x", device.Run, "boot", "boot"));

        Assert.Equal("unverified", await OutcomeAsync(order, "unverified"));
    }

    [Fact]
    public async Task A_log_is_cleaned_kept_and_shown_as_text()
    {
        using var device = await portal.DeviceAsync();
        await device.PollAsync(device.Hello());
        var order = await GiveAsync(new { name = "sendLogs", scope = "device", to = $"{device.Id:N}" });
        var command = await device.CommandAsync();

        using var upload = new ByteArrayContent("<script>alert(1)</script>\u001b[31m\u202Eđỏ\n"u8.ToArray());
        Assert.Equal(HttpStatusCode.NoContent, (await device.SendAsync(HttpMethod.Put, Routes.Logs(command.Id), LinkNames.Http, upload)).StatusCode);
        await ReportAsync(device, command);
        Assert.Equal("done", await OutcomeAsync(order, "done"));

        await using (var db = await portal.Dbs.CreateDbContextAsync())
        {
            var id = command.Id.ToString("N");
            Assert.Contains(await db.AuditEntries.Where(entry => entry.EntityId == id).ToListAsync(), entry => entry.ActorId == device.Id && entry.After!.Contains(nameof(CommandRow.Log), StringComparison.Ordinal));
        }

        var page = await (await portal.BrowserAsync()).GetStringAsync($"/board/commands/{command.Id:N}/log");
        Assert.Contains("/board/machines", page, StringComparison.Ordinal); // the whole menu
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', page);
        Assert.DoesNotContain('\u202E', page);

        using var late = new ByteArrayContent([1]);
        Assert.Equal(HttpStatusCode.NotFound, (await device.SendAsync(HttpMethod.Put, Routes.Logs(command.Id), LinkNames.Http, late)).StatusCode);
        using var large = new ByteArrayContent(new byte[Routes.MaxLogBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await device.SendAsync(HttpMethod.Put, Routes.Logs(command.Id), LinkNames.Http, large)).StatusCode);
    }

    [Fact]
    public async Task Nothing_can_be_ordered_before_somebody_is_chosen()
    {
        using var device = await portal.DeviceAsync();
        var technician = await portal.BrowserAsync();

        var unchosen = await technician.GetStringAsync("/board/orders/new");
        var chosen = await technician.GetStringAsync($"/board/orders/new?to=Device:{device.Id:N}");

        Assert.DoesNotContain("data-name=", unchosen, StringComparison.Ordinal);
        Assert.DoesNotContain("data-whom", unchosen, StringComparison.Ordinal);
        Assert.Contains("data-name=\"reboot\"", chosen, StringComparison.Ordinal);
        Assert.Contains("data-whom", chosen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Ra lệnh mới")]
    [InlineData("en", "New order")]
    [InlineData("zh", "新指令")]
    public async Task The_form_and_the_list_speak_the_language_of_the_person(string language, string title)
    {
        using var device = await portal.DeviceAsync();
        await GiveAsync(new { name = "reboot", scope = "device", to = $"{device.Id:N}" });
        var technician = await portal.BrowserAsync();
        await technician.GetAsync($"/admin/language/{language}?back=/board");

        var form = await technician.GetStringAsync($"/board/orders/new?to=Device:{device.Id:N}");
        var list = await technician.GetStringAsync("/board/orders");

        Assert.Contains(title, form, StringComparison.Ordinal);
        Assert.DoesNotMatch(">(Order|OrderHint|Scope|Rule|Command|OrderState)_", form + list);
        Assert.Contains("data-state=\"proposed\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"confirm\"", list, StringComparison.Ordinal); // the own ones
    }

    [Fact]
    public async Task Orders_nobody_confirmed_lapse()
    {
        await using var own = new DevicePortal();
        own.Settings["Devices:SecondPersonMs"] = "10000";
        await own.InitializeAsync();
        using var device = await own.DeviceAsync();
        var given = await (await own.TechnicianAsync()).PostAsJsonAsync("/api/v1/orders", new { name = "reboot", scope = "device", to = $"{device.Id:N}" });
        var order = (await given.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        for (var attempt = 0; await StateAsync(order, own) != "lapsed"; attempt++, await Task.Delay(250)) Assert.True(attempt < 120, "never lapsed");
        Assert.Equal(HttpStatusCode.Conflict, (await (await own.SecondTechnicianAsync()).PostAsync($"/api/v1/orders/{order:N}/confirm", null)).StatusCode);
    }

    [Fact]
    public void Every_grave_kind_is_known()
    {
        var kinds = portal.Services.GetRequiredService<CommandKinds>();
        var off = ProtocolJson.ToElement(new DisplayPowerArgs(false));

        Assert.Equal(["clearCache", "displayPower", "reboot", "switchLink"], kinds.Keys.Where(key => kinds.Find(key)!.IsGrave(key == "displayPower" ? off : null)).Order());
    }

    private async Task<Guid> GiveAsync(object order)
    {
        var response = await (await portal.TechnicianAsync()).PostAsJsonAsync("/api/v1/orders", order);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task ReportAsync(TestDevice device, Command command, object? body = null, CommandState state = CommandState.Done) => await device.PollAsync(
        TestDevice.Up(UpTypes.Result, new CommandResult(command.Id, command.Sequence, state, 1, Body: body is null ? null : ProtocolJson.ToElement(body))));

    private async Task<string?> StateAsync(Guid order, DevicePortal? of = null) =>
        (await (await (of ?? portal).TechnicianAsync()).GetFromJsonAsync<JsonElement>($"/api/v1/orders/{order:N}")).GetProperty("state").GetString();

    /// <summary>The state of its only command, once it is <paramref name="wanted"/> or after a while.</summary>
    private Task<string?> OutcomeAsync(Guid order, string wanted) => Eventually.SeenAsync(
        async () =>
        {
            var answer = await (await portal.TechnicianAsync()).GetFromJsonAsync<JsonElement>($"/api/v1/orders/{order:N}");
            return answer.GetProperty("commands")[0].GetProperty("state").GetString();
        },
        state => state == wanted);
}
