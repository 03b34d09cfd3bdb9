using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Puts a published item on a screen, or on all screens of a cluster, at once. The manifests are cut before this returns.</summary>
internal sealed class ShowItemNow(IDbContextFactory<PortalDb> dbs, ILive content, IssueManifests manifests, ScreenManifests issued, ScreenRights rights, TimeProvider time, IActor actor, AuditActs acts)
{
    public const int Shortest = 5;
    public const int Longest = 3600;

    /// <summary>The screen's manifest that shows it; <c>null</c> if there is no such screen.</summary>
    public async Task<long?> RunAsync(Guid screen, string item, IReadOnlyList<string> languages, int seconds, Person by, CancellationToken cancel)
    {
        CheckSeconds(seconds);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await PlacedScreens.LoadAsync(db, [screen], cancel) is not [var placed]) return null;

        await rights.DemandAsync(by, Permission.ShowNow, placed.Cluster, cancel);
        return (await ShowAsync(db, nameof(Screen), screen, [placed], item, languages, seconds, by, cancel))[screen];
    }

    /// <summary>The manifest that shows it, by screen; <c>null</c> if there is no such cluster or no screen in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>?> RunForClusterAsync(Guid cluster, string item, IReadOnlyList<string> languages, int seconds, Person by, CancellationToken cancel)
    {
        CheckSeconds(seconds);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var placed = (await PlacedScreens.LoadAsync(db, only: null, cancel)).Where(one => one.Cluster == cluster).ToList();
        if (placed.Count == 0) return null;

        await rights.DemandAsync(by, Permission.ShowNow, cluster, cancel);
        return await ShowAsync(db, nameof(Cluster), cluster, placed, item, languages, seconds, by, cancel);
    }

    private static void CheckSeconds(int seconds)
    {
        if (seconds is < Shortest or > Longest) throw new RuleException("show-now.seconds", Shortest, Longest);
    }

    // A screen whose languages the item does not speak is left as it is.
    private async Task<IReadOnlyDictionary<Guid, long>> ShowAsync(
        PortalDb db, string entity, Guid place, IReadOnlyList<PlacedScreen> screens, string item, IReadOnlyList<string> languages, int seconds, Person by, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var live = await LiveAsync(item, now, cancel);
        var shows = screens.Select(screen => (Screen: screen.Manifest.Id, Languages: (languages.Count > 0 ? languages : screen.Manifest.Languages).Where(live.Contains).Distinct().ToList()))
            .Where(show => show.Languages.Count > 0).ToList();
        if (shows.Count == 0) throw new RuleException("show-now.not-published");

        var ids = shows.Select(show => show.Screen).ToHashSet();
        using (actor.Do("screen.show-now"))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.ShowNows.Where(row => row.Until > now && ids.Contains(row.ScreenId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, now), cancel);
            await db.BulkInsertAsync(
                shows.Select(show => new ShowNow(Guid.CreateVersion7(now), show.Screen, item, show.Languages, seconds, now, now.AddSeconds((long)seconds * show.Languages.Count), by.Id)), cancel);
            acts.Add(db, entity, place, new Dictionary<string, object?>
            {
                [nameof(ShowNow.Item)] = item,
                [nameof(ShowNow.Languages)] = shows.SelectMany(show => show.Languages).Distinct(),
                [nameof(ShowNow.Seconds)] = seconds,
                ["Screens"] = shows.Count,
            });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return await ShownAsync(ids, cancel);
    }

    // A screen whose manifest could not be made does not show it and is not named; if that leaves none, nothing was shown.
    private async Task<IReadOnlyDictionary<Guid, long>> ShownAsync(HashSet<Guid> screens, CancellationToken cancel)
    {
        var round = await manifests.TheseAsync(screens, cancel);
        var shown = round.Issued.ToDictionary(one => one.ScreenId, one => one.Version);
        var others = screens.Where(id => !shown.ContainsKey(id) && !round.Failed.ContainsKey(id)).ToList(); // somebody else compiled theirs meanwhile
        if (others.Count > 0)
            foreach (var (screen, version) in await issued.NewestAsync(others, cancel)) shown[screen] = version;
        if (shown.Count == 0) round.Whole();
        return shown;
    }

    private async Task<IReadOnlySet<string>> LiveAsync(string item, DateTimeOffset now, CancellationToken cancel) =>
        (await content.AllLanguagesAsync(Channel.Screens, item, now, cancel)).Select(version => version.Language).ToHashSet();
}
