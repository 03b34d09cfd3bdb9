using System.Text.Json;
using Doingoai.Demo;
using Doingoai.FleetSimulator.Faults;

namespace Doingoai.EndToEnd.Tests;

/// <summary>
/// The whole product once for all tests: a portal process with its seed, and one player process with a real Chromium behind a
/// proxy that can cut its network.
/// </summary>
public sealed class LivingNetwork : LivingPortal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TcpProxy? _http;
    private TcpProxy? _mqtt;

    public PortalClient Technician { get; private set; } = null!;

    public ChildProcess Player { get; private set; } = null!;

    /// <summary>The LED wall at the border gate.</summary>
    public Guid Device { get; private set; }

    public Guid Screen { get; private set; }

    /// <summary>The class its slides are drawn for.</summary>
    public string ScreenClass { get; private set; } = "";

    /// <summary>Where the player keeps what it plays.</summary>
    public string PlayerStore => Path.Combine(Folder, "gate", "store");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Technician = await Network.SignInAsync("technician");

        var cluster = (await Technician.GetAsync("/api/v1/fleet")).EnumerateArray().First();
        var device = cluster.GetProperty("devices")[0];
        var screen = device.GetProperty("outputs")[0].GetProperty("screens")[0];
        Device = Guid.Parse(device.GetProperty("id").GetString()!);
        Screen = Guid.Parse(screen.GetProperty("id").GetString()!);
        ScreenClass = screen.GetProperty("class").GetString()!;

        _http = new(Network.Address.Port);
        _mqtt = new(Network.MqttPort);
        Player = StartPlayer();
        await DemoNetwork.EnrolAsync(Technician, Player, Device);
        await UntilAsync("the player shows something", state => state.TryGetProperty("drawn", out var drawn) && drawn.ValueKind == JsonValueKind.Object && drawn.TryGetProperty("entry", out var entry) && entry.ValueKind == JsonValueKind.String);
    }

    /// <summary>Cuts every link of the player, as a digger through the cable would.</summary>
    public void CutNetwork()
    {
        _http!.Cut();
        _mqtt!.Cut();
    }

    public void HealNetwork()
    {
        _http!.Heal();
        _mqtt!.Heal();
    }

    /// <summary>Ends the agent as a power cut does and starts it again.</summary>
    public async Task RestartPlayerAsync()
    {
        await Player.KillAsync();
        Player = StartPlayer();
    }

    /// <summary>What the board knows about the screen.</summary>
    public Task<JsonElement> StateAsync() => Technician.GetAsync($"/api/v1/screens/{Screen:N}/state");

    /// <summary>Waits until the board says so; fails with the last state it gave.</summary>
    public async Task<JsonElement> UntilAsync(string what, Func<JsonElement, bool> holds, TimeSpan? patience = null)
    {
        JsonElement state = default;
        for (var until = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(until) < (patience ?? Patience); await Task.Delay(200))
        {
            state = await StateAsync();
            if (holds(state)) return state;
        }

        throw new TimeoutException($"Waited for: {what}. The board says: {state}. The player's log ends:\n{Player.Tail()}");
    }

    /// <summary>The page on the screen itself, to do to it what a failing browser or an intruder would.</summary>
    public Task<ScreenBrowser> IntrudeAsync() => ScreenBrowser.AttachAsync(PlayerStore);

    /// <summary>The real pixels of the screen, by the same command a technician gives.</summary>
    public async Task<byte[]> ScreenshotAsync()
    {
        var order = await Technician.PostAsync($"/api/v1/devices/{Device:N}/commands", new { name = "screenshot", screen = Screen });
        var id = order.GetProperty("id").GetString()!;
        for (var until = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(until) < Patience; await Task.Delay(100))
        {
            var command = await Technician.GetAsync($"/api/v1/commands/{id}");
            var state = command.GetProperty("state").GetString();
            if (state == "done") return await Technician.Http.GetByteArrayAsync($"/api/v1/commands/{id}/picture");
            if (state is "failed" or "expired") throw new InvalidOperationException($"The screenshot {state}: {command}");
        }

        throw new TimeoutException("The screenshot never came.");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_http is not null) await _http.DisposeAsync();
        if (_mqtt is not null) await _mqtt.DisposeAsync();
        Technician?.Dispose();
    }

    private ChildProcess StartPlayer() => Network.StartPlayer("gate", new Dictionary<string, string>
    {
        ["Player:PortalAddress"] = $"http://127.0.0.1:{_http!.Port}",
        ["Player:MqttAddress"] = $"127.0.0.1:{_mqtt!.Port}",
        ["Player:FrameCheckMs"] = "5000",
        ["Kiosk:Browser"] = ScreenBrowser.Wrap(Folder),
        ["Kiosk:Headless"] = "true",
        ["Kiosk:AllowRoot"] = "true",
    });
}
