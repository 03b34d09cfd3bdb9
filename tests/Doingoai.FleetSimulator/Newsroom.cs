using System.Text.Json;
using Doingoai.Demo;

namespace Doingoai.FleetSimulator;

/// <summary>The people who bring something to the screens: an author, a publisher who is somebody else, an operator.</summary>
internal sealed class Newsroom(PortalClient author, PortalClient publisher, PortalClient operate) : IDisposable
{
    public static async Task<Newsroom> OpenAsync(DemoNetwork network, CancellationToken cancel)
    {
        var people = await Task.WhenAll(network.SignInAsync("author", cancel), network.SignInAsync("publisher", cancel), network.SignInAsync("operator", cancel));
        return new(people[0], people[1], people[2]);
    }

    /// <summary>A picture item in Vietnamese with its slides drawn: what a publisher has in front of them before approving.</summary>
    public async Task<Draft> WriteAsync(byte[] jpeg, string title, CancellationToken cancel)
    {
        var asset = await author.UploadAsync("/api/v1/media", $"{title}.jpg", jpeg, cancel);
        var said = new Dictionary<string, object> { ["vi"] = title };
        await author.PutAsync($"/api/v1/media/{asset.GetProperty("sha256").GetString()}", new { revision = asset.GetProperty("revision").GetInt32(), alt = said, caption = said }, cancel);
        var made = await author.PostAsync("/api/v1/items", new
        {
            type = "picture",
            shared = new Dictionary<string, object> { ["picture"] = asset.GetProperty("sha256").GetString()!, ["section"] = "van-hoa" },
            variants = new Dictionary<string, object> { ["vi"] = new { fields = new Dictionary<string, object> { ["title"] = title, ["slideHeadline"] = title, ["caption"] = title } } },
        }, cancel);
        return await DraftAsync(made, cancel);
    }

    private async Task<Draft> DraftAsync(JsonElement made, CancellationToken cancel)
    {
        var version = made.GetProperty("versions").GetProperty("vi").GetString()!;
        var slides = await publisher.GetAsync($"/api/v1/versions/{version}/slides", cancel);
        return new(made.GetProperty("item").GetString()!, version, [.. slides.EnumerateArray().Select(slide => slide.GetProperty("sha256").GetString()!)]);
    }

    /// <summary>Approves what was seen, for the screens.</summary>
    public Task ApproveAsync(Draft draft, CancellationToken cancel) =>
        publisher.PostAsync($"/api/v1/versions/{draft.Version}/publish", new { channel = "screens", slides = draft.Slides }, cancel);

    /// <summary>Puts it on a screen at once; answers the manifest that carries it.</summary>
    public async Task<long> ShowNowAsync(Guid screen, Draft draft, CancellationToken cancel, int seconds = 30) =>
        (await operate.PostAsync($"/api/v1/screens/{screen:N}/show-now", new { item = draft.Item, seconds }, cancel)).GetProperty("manifest").GetInt64();

    /// <summary>True once the report that this manifest was drawn is committed on the portal.</summary>
    public async Task<bool> DrawnAsync(Guid screen, long manifest, CancellationToken cancel)
    {
        var ladder = await operate.GetAsync($"/api/v1/screens/{screen:N}/deliveries/{manifest}", cancel);
        return ladder.GetProperty("rungs").EnumerateArray().Any(rung => IsDrawn(rung));
    }

    /// <summary>Puts it on every screen of a cluster at once; answers the manifest that carries it, by screen.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> ShowOnClusterAsync(Guid cluster, Draft draft, int seconds, CancellationToken cancel)
    {
        var shown = await operate.PostAsync($"/api/v1/clusters/{cluster:N}/show-now", new { item = draft.Item, seconds }, cancel);
        return shown.EnumerateArray().ToDictionary(one => one.GetProperty("screen").GetGuid(), one => one.GetProperty("manifest").GetInt64());
    }

    /// <summary>A short announcement in Vietnamese; the slides of every screen class are drawn of it.</summary>
    public async Task<Draft> AnnounceAsync(string title, CancellationToken cancel)
    {
        var made = await author.PostAsync("/api/v1/items", new
        {
            type = "announcement",
            shared = new Dictionary<string, object> { ["section"] = "van-hoa" },
            variants = new Dictionary<string, object> { ["vi"] = new { fields = new Dictionary<string, object> { ["title"] = title, ["lead"] = title } } },
        }, cancel);
        return await DraftAsync(made, cancel);
    }

    /// <summary>So many announcements, published to the screens.</summary>
    public async Task<IReadOnlyList<Draft>> PublishAsync(int count, CancellationToken cancel)
    {
        var drafts = new List<Draft>();
        for (var number = 1; number <= count; number++)
        {
            var draft = await AnnounceAsync($"Thông báo thử tải số {number}", cancel);
            await ApproveAsync(draft, cancel);
            drafts.Add(draft);
        }

        return drafts;
    }

    /// <summary>The same, and they play on every screen.</summary>
    public async Task<IReadOnlyList<Draft>> PlaySomethingAsync(int count, CancellationToken cancel)
    {
        var drafts = await PublishAsync(count, cancel);
        await PlayAlwaysAsync(drafts, cancel);
        return drafts;
    }

    /// <summary>Plays these everywhere, always, when nothing else does.</summary>
    private async Task PlayAlwaysAsync(IEnumerable<Draft> drafts, CancellationToken cancel)
    {
        var lines = drafts.Select(draft => new { item = draft.Item, seconds = 600 }).ToList();
        var playlist = await operate.PostAsync("/api/v1/playlists", new { name = new { vi = "Danh sách thử tải" }, items = lines }, cancel);
        await operate.PostAsync("/api/v1/schedules", new { playlist = playlist.GetProperty("id").GetGuid(), level = "filler" }, cancel);
    }

    /// <summary>Takes it off every channel.</summary>
    public Task RecallAsync(Draft draft, CancellationToken cancel) => publisher.PostAsync($"/api/v1/items/{draft.Item}/recall", new { }, cancel);

    /// <summary>True once the report that the screen's current manifest was drawn is committed on the portal.</summary>
    public async Task<bool> IsCurrentDrawnAsync(Guid screen, CancellationToken cancel) =>
        (await operate.GetAsync($"/api/v1/screens/{screen:N}/state", cancel)).GetProperty("delivery").GetProperty("rungs").EnumerateArray().Any(rung => IsDrawn(rung));

    public void Dispose()
    {
        author.Dispose();
        publisher.Dispose();
        operate.Dispose();
    }

    private static bool IsDrawn(JsonElement rung) => rung.GetProperty("rung").GetString() == "drawn";
}

/// <param name="Slides">SHA-256 of every slide the publisher saw.</param>
internal sealed record Draft(string Item, string Version, IReadOnlyList<string> Slides);
