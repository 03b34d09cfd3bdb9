using System.Security.Cryptography;
using System.Text.Json;
using Doingoai.Demo;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator;

/// <summary>A playlist is changed and changed back within a second: what stays on the screens is what it was changed back to.</summary>
internal sealed class RevertScenario : IScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Stays = TimeSpan.FromMilliseconds(1_200);

    public string Name => "revert";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var times = options.Count("times", options.Smoke ? 4 : 200, 10_000);
        var link = options.Text("link", LinkNames.Mqtt);
        await using var fleet = await Fleet.StartAsync(options.Count("screens", options.Smoke ? 2 : 4, 100), link, cancel);
        using var newsroom = await Newsroom.OpenAsync(fleet.Network, cancel);
        using var operate = await fleet.Network.SignInAsync("operator", cancel);
        var usual = await PublishedAsync(newsroom, 1, cancel);
        var changed = await PublishedAsync(newsroom, 2, cancel);
        var playlist = await ArrangeAsync(operate, usual, cancel);
        await SettleAsync(fleet, usual, cancel);

        var (stayed, tried, gaps) = (0, 0, new List<double>());
        while (tried < times)
        {
            await SaveAsync(operate, playlist, changed, cancel);
            var began = TimeProvider.System.GetTimestamp();
            await Task.Delay(RandomNumberGenerator.GetInt32(700), cancel);
            await SaveAsync(operate, playlist, usual, cancel);
            var gap = TimeProvider.System.GetElapsedTime(began);
            await SettleAsync(fleet, usual, cancel);
            if (gap > Within) continue; // the machine was too busy: not what is asked for
            gaps.Add(gap.TotalMilliseconds);
            await Task.Delay(Stays, cancel);
            foreach (var (screen, agent) in fleet.Driven)
            {
                tried++;
                var (shows, current) = (Shows(agent, screen, usual), 0L);
                // A manifest that the portal has made this moment is still on its way.
                await Wait.UntilAsync("it holds what is current", async () => agent.Manifest(screen) == (current = await CurrentAsync(fleet, screen, cancel)), Patience, cancel, throws: false);
                if (shows && Shows(agent, screen, usual) && agent.Manifest(screen) == current) stayed++;
                else report.Line(("screen", screen), ("shows", agent.ShownFile(screen) ?? ""), ("manifest", agent.Manifest(screen)), ("current", current));
            }
        }

        var figures = new Percentiles(gaps);
        report.Line(("metric", "revert_stayed"), ("value", stayed), ("tried", tried), ("link", link), ("gap_ms_p50", Math.Round(figures.Of(50))), ("gap_ms_max", Math.Round(figures.Of(100))));
        report.AtLeast("reverts that stay", stayed, tried);
        report.AtLeast("tried", tried, times);
    }

    private static async Task<Draft> PublishedAsync(Newsroom newsroom, int number, CancellationToken cancel)
    {
        var draft = await newsroom.WriteAsync(FreshPicture.Make(number), $"Ảnh {number}", cancel);
        await newsroom.ApproveAsync(draft, cancel);
        return draft;
    }

    private static async Task<JsonElement> ArrangeAsync(PortalClient operate, Draft draft, CancellationToken cancel)
    {
        var playlist = await operate.PostAsync("/api/v1/playlists", new { name = new { vi = "Thử đổi lại" }, items = Lines(draft) }, cancel);
        await operate.PostAsync("/api/v1/schedules", new { playlist = playlist.GetProperty("id").GetString() }, cancel);
        return playlist;
    }

    private static async Task SaveAsync(PortalClient operate, JsonElement playlist, Draft draft, CancellationToken cancel)
    {
        var address = $"/api/v1/playlists/{playlist.GetProperty("id").GetString()}";
        var revision = (await operate.GetAsync(address, cancel)).GetProperty("revision").GetInt32();
        await operate.PutAsync(address, new { revision, items = Lines(draft) }, cancel);
    }

    private static object[] Lines(Draft draft) => [new { item = draft.Item, seconds = 5 }];

    // Until every screen plays what the portal says is current, and it is the draft.
    private static Task SettleAsync(Fleet fleet, Draft draft, CancellationToken cancel) => Wait.UntilAsync(
        "the screens are settled",
        async () =>
        {
            foreach (var (screen, agent) in fleet.Driven)
                if (!Shows(agent, screen, draft) || agent.Manifest(screen) != await CurrentAsync(fleet, screen, cancel)) return false;
            return true;
        },
        Patience,
        cancel);

    private static bool Shows(FleetAgent agent, Guid screen, Draft draft) => agent.ShownFile(screen) is { } file && draft.Slides.Contains(file);

    private static async Task<long> CurrentAsync(Fleet fleet, Guid screen, CancellationToken cancel) =>
        (await fleet.Technician.GetAsync($"/api/v1/screens/{screen:N}/state", cancel)).GetProperty("currentVersion").GetInt64();
}
