using System.Text.Json;
using System.Text.Json.Serialization;
using Doingoai.Portal.Content.Recipes;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Widgets;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Recipes;

/// <summary>
/// <c>{"step":"playlists","playlists":[{"key","name","ownerUnit"?,"items":[{"item"|"widget","languages"?,"seconds"}]}],"schedules":[{"playlist","clusters"?,"level","rule"}]}</c>.
/// Only playlists that are not there yet are made: what operators arranged since stays.
/// </summary>
internal sealed class PlaylistsStep(IDbContextFactory<PortalDb> dbs, WidgetCatalog widgets, TimeProvider time, EventBus events) : IRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string Key => "playlists";

    public async Task RunAsync(JsonElement step, string folder, CancellationToken cancel)
    {
        var described = step.Deserialize<DescribedPlaylists>(Json) ?? new([], []);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var places = await KnownPlaces.LoadAsync(db, cancel);
        var known = await db.Playlists.ToDictionaryAsync(row => row.Key, cancel);
        var made = new HashSet<string>();
        foreach (var one in described.Playlists.Where(one => !known.ContainsKey(one.Key)))
        {
            db.Add(known[one.Key] = Make(one, places));
            made.Add(one.Key);
        }

        foreach (var schedule in described.Schedules.Where(one => made.Contains(one.Playlist)))
            db.AddRange(Make(schedule, known[schedule.Playlist].Id, places));
        await db.SaveChangesAsync(cancel);
        events.Raise(new ArrangementChanged());
    }

    private Playlist Make(DescribedPlaylist described, KnownPlaces places)
    {
        var playlist = new Playlist(places.NewId(time.GetUtcNow()), described.Key, places.Unit(described.OwnerUnit));
        playlist.Rename(described.Name.Names);
        var items = described.Items.Select(line => new PlannedItem(places.NewId(time.GetUtcNow()), line.Item is { } key ? RecipeItemId.Of(key) : null, line.Widget, line.Languages ?? [], line.Seconds)).ToList();
        items.ForEach(item => item.Check(widgets.Keys));
        playlist.Arrange(items, playlist.Revision);
        return playlist;
    }

    private List<Schedule> Make(DescribedSchedule described, Guid playlist, KnownPlaces places)
    {
        var targets = described.Clusters?.Select(key => places.Clusters.TryGetValue(key, out var cluster) ? (Guid?)cluster.Id : throw new RuleException("schedule.unknown-screen")) ?? [null];
        var now = time.GetUtcNow();
        return targets.Select(cluster => new Schedule(places.NewId(time.GetUtcNow()), playlist, new(cluster, null), described.Level, described.Rule.ToRule(), now)).ToList();
    }
}
