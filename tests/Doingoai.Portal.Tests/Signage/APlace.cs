using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Signage;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Signage;

/// <summary>Screens and published items, made the way people and recipes make them.</summary>
internal static class APlace
{
    /// <summary>A cluster of its own with one small screen.</summary>
    public static async Task<Guid> ScreenAsync(PortalFixture portal)
    {
        var key = "k" + Guid.NewGuid().ToString("N")[..8];
        await StepAsync(portal, """{"step":"screen-classes","classes":[{"key":"small","name":{"vi":"Nhỏ"},"kind":"tv","width":640,"height":360,"pitchMm":1,"viewingDistanceM":2,"touch":false,"languages":["vi","en","zh"]}]}""");
        await StepAsync(portal, $$$"""{"step":"clusters","clusters":[{"key":"{{{key}}}","name":{"vi":"Cụm {{{key}}}"},"devices":[{"key":"{{{key}}}-d","name":{"vi":"Máy"},"outputs":[{"key":"{{{key}}}-o","width":1280,"height":720,"rotation":0,"screens":[{"key":"{{{key}}}-s","name":{"vi":"Màn hình"},"class":"small","x":10,"y":20}]}]}]}]}""");
        await using var db = await portal.Dbs.CreateDbContextAsync();
        return (await db.Screens.SingleAsync(screen => screen.Key == key + "-s")).Id;
    }

    /// <summary>The cluster of a screen, and a second screen in it on a device of its own.</summary>
    public static async Task<(Guid Cluster, Guid Screen)> NeighbourAsync(PortalFixture portal, Guid of)
    {
        await using var db = await portal.Dbs.CreateDbContextAsync();
        var key = (await db.Screens.SingleAsync(screen => screen.Id == of)).Key[..^2];
        await StepAsync(portal, $$$"""{"step":"clusters","clusters":[{"key":"{{{key}}}","name":{"vi":"Cụm {{{key}}}"},"devices":[{"key":"{{{key}}}-d2","name":{"vi":"Máy 2"},"outputs":[{"key":"{{{key}}}-o2","width":1280,"height":720,"rotation":0,"screens":[{"key":"{{{key}}}-s2","name":{"vi":"Màn hình 2"},"class":"small","x":0,"y":0}]}]}]}]}""");
        return ((await db.Clusters.SingleAsync(cluster => cluster.Key == key)).Id, (await db.Screens.SingleAsync(screen => screen.Key == key + "-s2")).Id);
    }

    public static async Task StepAsync(PortalFixture portal, string json)
    {
        var step = JsonDocument.Parse(json).RootElement;
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IRecipeStep>().Single(one => one.Key == step.GetProperty("step").GetString()).RunAsync(step, "", default);
    }

    /// <summary>An announcement by the author, in Vietnamese and Chinese; not published.</summary>
    public static async Task<(string Item, string Vi, string Zh)> AnnouncementAsync(PortalFixture portal, string title = "Cửa khẩu mở cửa lúc 7 giờ")
    {
        var author = await portal.ClientAsync("author");
        var response = await author.PostAsJsonAsync("/api/v1/items", new
        {
            type = "announcement",
            variants = new
            {
                vi = new { fields = new { title, lead = "Xin chuẩn bị sẵn hộ chiếu." } },
                zh = new { fields = new { title = "口岸七点开放 " + Guid.NewGuid().ToString("N")[..6], lead = "请备好护照。" } },
            },
        });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var saved = await response.Content.ReadFromJsonAsync<JsonElement>();
        var versions = saved.GetProperty("versions");
        return (saved.GetProperty("item").GetString()!, versions.GetProperty("vi").GetString()!, versions.GetProperty("zh").GetString()!);
    }

    public static async Task<HttpResponseMessage> PublishAsync(PortalFixture portal, string version, string channel = "screens", string[]? slides = null) =>
        await (await portal.ClientAsync("publisher")).PostAsJsonAsync($"/api/v1/versions/{version}/publish", new { channel, slides });

    /// <summary>A published announcement on a playlist that always plays on the screen.</summary>
    public static async Task<(string Item, Guid Playlist)> PlayingAsync(PortalFixture portal, Guid screen)
    {
        var (item, vi, zh) = await AnnouncementAsync(portal);
        foreach (var version in new[] { vi, zh }) (await PublishAsync(portal, version)).EnsureSuccessStatusCode();

        var operators = await portal.ClientAsync("operator");
        var made = await operators.PostAsJsonAsync("/api/v1/playlists", new { name = new { vi = "Chương trình" }, items = new object[] { new { item, seconds = 10 }, new { widget = "clock", seconds = 8 } } });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var playlist = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        (await operators.PostAsJsonAsync("/api/v1/schedules", new { playlist, screen, level = "normal" })).EnsureSuccessStatusCode();
        return (item, playlist);
    }
}
