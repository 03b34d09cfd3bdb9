using System.Text.Json;

namespace Doingoai.FleetSimulator.Tamper;

/// <summary>A portal, a victim that plays, a kiosk process with its local server, an enrolled attacker and a revoked device.</summary>
internal sealed class AttackRange : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Fleet _fleet;
    private readonly RawDevice _attacker;
    private readonly RawDevice _revoked;
    private readonly LocalAttacks _local;
    private readonly string _media;
    private readonly Guid _victimDevice;

    private AttackRange(Fleet fleet, Guid victimDevice, RawDevice attacker, RawDevice revoked, LocalAttacks local, string media) =>
        (_fleet, _victimDevice, _attacker, _revoked, _local, _media) = (fleet, victimDevice, attacker, revoked, local, media);

    public static async Task<AttackRange> OpenAsync(CancellationToken cancel)
    {
        var fleet = await Fleet.StartAsync(1, "mqtt", cancel);
        try
        {
            var victim = FleetPlace.Read(await fleet.Technician.GetAsync("/api/v1/fleet", cancel)).First(place => place.Screens.Contains(fleet.Screens[0])).Device;
            using var newsroom = await Newsroom.OpenAsync(fleet.Network, cancel);
            var draft = await newsroom.WriteAsync(FreshPicture.Make(1), "Ảnh của nạn nhân", cancel);
            await newsroom.ApproveAsync(draft, cancel);
            var manifest = await newsroom.ShowNowAsync(fleet.Screens[0], draft, cancel);
            await Wait.UntilAsync("the victim shows its picture", () => newsroom.DrawnAsync(fleet.Screens[0], manifest, cancel), Patience, cancel);

            var attacker = await EnrolAsync(fleet, fleet.Free[0].Device, cancel);
            var revoked = await EnrolAsync(fleet, fleet.Free[1].Device, cancel);
            await fleet.Technician.PostAsync($"/api/v1/devices/{revoked.Id:N}/revoke", null, cancel);
            var range = new AttackRange(fleet, victim, attacker, revoked, await KioskAsync(fleet, cancel), draft.Slides[0]);
            await Wait.UntilAsync("the portal says the victim is on line", async () => (await range.VictimAsync(cancel)).Online, Patience, cancel);
            return range;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public IEnumerable<Attack> Attacks() =>
        [.. new MqttAttacks(_attacker, _revoked, _victimDevice).All(), .. new HttpAttacks(_attacker, _media).All(), .. _local.All()];

    /// <summary>How the portal sees the victim.</summary>
    public async Task<Victim> VictimAsync(CancellationToken cancel)
    {
        var state = await _fleet.Technician.GetAsync($"/api/v1/screens/{_fleet.Screens[0]:N}/state", cancel);
        var online = Text(state, "state") is "online" or "degraded" && Text(state, "link") == "mqtt";
        return new(online && Text(state, "since") is not null, Text(state, "since") ?? "", state.TryGetProperty("drawn", out var drawn) && drawn.ValueKind == JsonValueKind.Object ? drawn.GetProperty("version").GetInt64() : 0);
    }

    private static string? Text(JsonElement state, string name) => state.TryGetProperty(name, out var value) ? value.GetString() : null;

    public async ValueTask DisposeAsync()
    {
        _local.Dispose();
        _attacker.Dispose();
        _revoked.Dispose();
        await _fleet.DisposeAsync();
    }

    private static Task<RawDevice> EnrolAsync(Fleet fleet, Guid device, CancellationToken cancel) =>
        RawDevice.EnrolAsync(fleet.Network.Address, fleet.Network.MqttPort, fleet.Technician, device, cancel);

    // A whole player process, without a browser: what is attacked is its local server.
    private static async Task<LocalAttacks> KioskAsync(Fleet fleet, CancellationToken cancel)
    {
        var player = fleet.Network.StartPlayer("kiosk", new Dictionary<string, string> { ["Kiosk:Browser"] = "none" });
        var ready = await player.ReadyAsync(Patience, cancel: cancel);
        return new(new Uri(ready.GetProperty("address").GetString()!));
    }
}

/// <param name="Since">Since when the portal has had it in this state; moves if it was ever lost.</param>
/// <param name="Manifest">Version whose entry was drawn last.</param>
internal sealed record Victim(bool Online, string Since, long Manifest);
