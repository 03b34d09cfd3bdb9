using System.Text.Json;

namespace Doingoai.Demo;

/// <summary>The first device of every cluster gets a real player.</summary>
internal sealed record DemoScreens(string Cluster, string Device, string LocalAddress, bool HasBrowser)
{
    public static async Task<IReadOnlyList<DemoScreens>> StartAsync(DemoNetwork network, PortalClient technician, CancellationToken cancel)
    {
        var fleet = await technician.GetAsync("/api/v1/fleet", cancel);
        return await Task.WhenAll(fleet.EnumerateArray().Select(cluster => StartOneAsync(network, technician, cluster, cancel)));
    }

    private static async Task<DemoScreens> StartOneAsync(DemoNetwork network, PortalClient technician, JsonElement cluster, CancellationToken cancel)
    {
        var device = cluster.GetProperty("devices")[0];
        var player = network.StartPlayer($"player-{cluster.GetProperty("key").GetString()}", Settings);
        await DemoNetwork.EnrolAsync(technician, player, device.GetProperty("id").GetGuid(), cancel);
        var ready = await player.ReadyAsync(TimeSpan.FromSeconds(30), state => state.TryGetProperty("device", out var bound) && bound.ValueKind == JsonValueKind.String, cancel);
        return new(
            cluster.GetProperty("names").GetProperty("vi").GetString()!,
            device.GetProperty("names").GetProperty("vi").GetString()!,
            ready.GetProperty("address").GetString()!,
            ready.TryGetProperty("browser", out var browser) && browser.ValueKind == JsonValueKind.Number);
    }

    // On this machine the demo may run as root in a container, where Chromium's own sandbox cannot start.
    private static Dictionary<string, string> Settings => new() { ["Kiosk:Headless"] = "true", ["Kiosk:AllowRoot"] = "true" };
}
