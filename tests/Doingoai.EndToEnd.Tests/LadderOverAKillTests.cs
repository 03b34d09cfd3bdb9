using Doingoai.Demo;
using Doingoai.FleetSimulator;
using Doingoai.FleetSimulator.Faults;

namespace Doingoai.EndToEnd.Tests;

/// <summary>A portal that is killed between publishing and sending still keeps its word.</summary>
public sealed class LadderOverAKillTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"doingoai-ladder-{Guid.NewGuid():N}");
    private readonly string _password = Guid.NewGuid().ToString("N");
    private readonly int _port = FreePort.Find();
    private DemoNetwork _network = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        _network = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_published_before_the_kill_arrives_after_the_start_and_nobody_clicks_again()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var way = new TcpProxy(_port);
        var (screen, manifest) = await PublishUnseenAsync(way, cancel);

        await _network.Portal.KillAsync();
        await using var again = await StartAsync();
        way.Heal();

        using var technician = await again.SignInAsync("technician", cancel);
        using var newsroom = await Newsroom.OpenAsync(again, cancel);
        await UntilAsync("it is drawn", () => newsroom.DrawnAsync(screen, manifest, cancel));
        // Reports travel several at once: those of the steps before may come a moment later.
        string[] steps = ["compiled", "sent", "received", "verified", "activated", "drawn"];
        string[] told = [];
        for (var began = TimeProvider.System.GetTimestamp(); !steps.SequenceEqual(told) && TimeProvider.System.GetElapsedTime(began) < Patience; await Task.Delay(200, cancel))
            told = [.. (await technician.GetAsync($"/api/v1/screens/{screen:N}/deliveries/{manifest}", cancel)).GetProperty("rungs").EnumerateArray().Select(rung => rung.GetProperty("rung").GetString()!)];
        Assert.Equal(steps, told);
    }

    private async Task<(Guid Screen, long Manifest)> PublishUnseenAsync(TcpProxy way, CancellationToken cancel)
    {
        using var technician = await _network.SignInAsync("technician", cancel);
        var device = (await technician.GetAsync("/api/v1/fleet", cancel))[0].GetProperty("devices")[0];
        var screen = device.GetProperty("outputs")[0].GetProperty("screens")[0].GetProperty("id").GetGuid();
        var player = _network.StartPlayer("gate", new Dictionary<string, string>
        {
            ["Player:PortalAddress"] = $"http://127.0.0.1:{way.Port}",
            ["Player:Link"] = "polling",
            ["Kiosk:Headless"] = "true",
            ["Kiosk:AllowRoot"] = "true",
        });
        await DemoNetwork.EnrolAsync(technician, player, device.GetProperty("id").GetGuid(), cancel);
        using var newsroom = await Newsroom.OpenAsync(_network, cancel);
        var draft = await newsroom.WriteAsync(await File.ReadAllBytesAsync(Desk.Photograph, cancel), "Trước khi mất điện", cancel);
        await newsroom.ApproveAsync(draft, cancel);
        await UntilAsync("the player is connected", async () =>
            (await technician.GetAsync($"/api/v1/screens/{screen:N}/state", cancel)).TryGetProperty("link", out var link) && link.ValueKind == System.Text.Json.JsonValueKind.String);

        way.Cut();
        var manifest = await newsroom.ShowNowAsync(screen, draft, cancel);
        var ladder = await technician.GetAsync($"/api/v1/screens/{screen:N}/deliveries/{manifest}", cancel);
        Assert.DoesNotContain(ladder.GetProperty("rungs").EnumerateArray(), rung => rung.GetProperty("rung").GetString() is "received" or "drawn");
        return (screen, manifest);
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !await holds(); await Task.Delay(200))
            if (TimeProvider.System.GetElapsedTime(began) > Patience) throw new TimeoutException($"Waited for: {what}.");
    }

    // The inventory alone: the sample content with its films would only make the two starts slow.
    private Task<DemoNetwork> StartAsync() => DemoNetwork.StartAsync(_folder, new Dictionary<string, string>
    {
        ["Seed:Recipe"] = FleetRecipe.Write(_folder),
        ["Network:Http"] = $"http://localhost:{_port}",
        ["Network:Mqtt"] = "0",
        ["Demo:Password"] = _password,
        ["Devices:HeartbeatMs"] = "2000",
    });
}
