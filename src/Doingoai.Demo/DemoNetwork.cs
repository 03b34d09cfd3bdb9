using System.Text.Json;

namespace Doingoai.Demo;

/// <summary>A portal with its sample content and players enrolled by the real path, each a process of its own.</summary>
public sealed class DemoNetwork : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly string _folder;
    private readonly List<ChildProcess> _players = [];

    private DemoNetwork(string folder, ChildProcess portal, JsonElement ready)
    {
        (_folder, Portal) = (folder, portal);
        Address = new(ready.GetProperty("addresses")[0].GetString()!);
        MqttPort = new Uri($"mqtt://{ready.GetProperty("mqtt").GetString()}").Port;
        Password = ready.GetProperty("people").GetProperty("technician").GetString()!;
    }

    public ChildProcess Portal { get; }

    /// <summary>Where the portal listens.</summary>
    public Uri Address { get; }

    /// <summary>Where its MQTT broker listens, on loopback.</summary>
    public int MqttPort { get; }

    /// <summary>The demo people's password.</summary>
    public string Password { get; }

    public static async Task<DemoNetwork> StartAsync(string folder, IReadOnlyDictionary<string, string> settings, CancellationToken cancel = default)
    {
        var portal = ChildProcess.Start("Portal", Path.Combine(folder, "portal"), new Dictionary<string, string>(settings) { ["Demo:People"] = "true" });
        try
        {
            return new(folder, portal, await portal.ReadyAsync(StartLimit, cancel: cancel));
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Signs a demo person in: author, publisher, operator, technician, leader or administrator.</summary>
    public Task<PortalClient> SignInAsync(string user, CancellationToken cancel = default) => PortalClient.SignInAsync(Address, user, Password, cancel);

    /// <summary>Starts a player; it comes up unenrolled, or with the identity its folder already holds.</summary>
    public ChildProcess StartPlayer(string name, IReadOnlyDictionary<string, string> settings)
    {
        var all = new Dictionary<string, string>
        {
            ["Player:Name"] = name,
            ["Player:PortalAddress"] = Address.ToString(),
            ["Player:MqttAddress"] = $"127.0.0.1:{MqttPort}",
            ["Player:Folder"] = Path.Combine(_folder, name, "store"),
        };
        foreach (var (key, value) in settings) all[key] = value;
        var player = ChildProcess.Start("Player", Path.Combine(_folder, name), all);
        _players.Add(player);
        return player;
    }

    /// <summary>
    /// What a technician does: reads the code on the new screen, finds it in the portal, compares the three words and binds
    /// it to <paramref name="device"/>.
    /// </summary>
    public static async Task EnrolAsync(PortalClient technician, ChildProcess player, Guid device, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(technician);
        ArgumentNullException.ThrowIfNull(player);
        var shown = (await player.ReadyAsync(StartLimit, ready => ready.TryGetProperty("enrolment", out var enrolment) && Words(enrolment).Length == 3, cancel))
            .GetProperty("enrolment");
        await ConfirmAsync(technician, shown.GetProperty("code").GetString()!, Words(shown), device, cancel);
    }

    /// <summary>Finds the machine that shows <paramref name="code"/>, compares the words and says yes.</summary>
    /// <exception cref="InvalidOperationException">The words differ: someone stands in between.</exception>
    public static async Task ConfirmAsync(PortalClient technician, string code, string[] words, Guid device, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(technician);
        var pending = await PendingAsync(technician, code, cancel);
        if (!Words(pending).SequenceEqual(words)) throw new InvalidOperationException("The three words differ: someone stands between the player and the portal.");

        await technician.PostAsync($"/api/v1/enrolments/{pending.GetProperty("id").GetString()}/confirm", new { device }, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_players.Select(player => player.DisposeAsync().AsTask()));
        await Portal.DisposeAsync();
    }

    // The screen shows its words a moment before the portal has heard what they are made of.
    private static async Task<JsonElement> PendingAsync(PortalClient technician, string code, CancellationToken cancel)
    {
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < StartLimit; await Task.Delay(100, cancel))
        {
            var waiting = await technician.GetAsync($"/api/v1/enrolments?code={code}", cancel);
            if (waiting.GetArrayLength() > 0) return waiting[0];
        }

        throw new TimeoutException($"The portal never heard of the machine that shows {code}.");
    }

    private static string[] Words(JsonElement enrolment) =>
        enrolment.TryGetProperty("words", out var words) && words.ValueKind == JsonValueKind.Array ? [.. words.EnumerateArray().Select(word => word.GetString()!)] : [];
}
