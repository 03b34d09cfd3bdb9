using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Manifests;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Reads the names of manifests; what one carries comes from the kept parsed ones.</summary>
internal sealed class ManifestHistory(IDbContextFactory<PortalDb> dbs, ScreenManifests manifests) : IManifestHistory
{
    // Of one act; the screens tell the same story.
    private const int ScreensCompared = 5;
    private const int TitlesTold = 100;

    public async Task<IReadOnlyList<IssuedHead>> NewestAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var all = db.Manifests.AsNoTracking();
        return await (from row in all
                      where row.Version == all.Where(other => other.ScreenId == row.ScreenId).Max(other => other.Version)
                      select new IssuedHead(row.ScreenId, row.Version, row.IssuedAt)).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<IssuedHead>> OfScreenAsync(Guid screen, int most, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Manifests.Where(row => row.ScreenId == screen).OrderByDescending(row => row.Version).Take(most)
            .Select(row => new IssuedHead(row.ScreenId, row.Version, row.IssuedAt)).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<ManifestChange>> ChangesAsync(DateTimeOffset since, int most, CancellationToken cancel)
    {
        var changes = new List<ManifestChange>();
        foreach (var act in await ActsAsync(since, most, cancel)) changes.Add(await ChangeAsync(act.Key, [.. act], cancel));
        return changes;
    }

    public async Task<IReadOnlyList<ManifestChange>> ChangesOfScreenAsync(Guid screen, int most, CancellationToken cancel)
    {
        var changes = new List<ManifestChange>();
        foreach (var head in await OfScreenAsync(screen, most, cancel)) changes.Add(await ChangeAsync(head.IssuedAt, [head], cancel));
        return changes;
    }

    public async Task<string> ItemMarkAsync(Guid screen, long version, string item, CancellationToken cancel) =>
        Mark(await manifests.ParsedAsync(screen, version, cancel), _ => true, entry => entry.Item == item);

    public async Task<string> PlaylistMarkAsync(Guid screen, long version, Guid playlist, CancellationToken cancel) =>
        Mark(await manifests.ParsedAsync(screen, version, cancel), one => one.Id == playlist.ToString("N"), _ => true);

    /// <summary>The newest acts, each with every screen it reached, newest first.</summary>
    private async Task<IReadOnlyList<IGrouping<DateTimeOffset, IssuedHead>>> ActsAsync(DateTimeOffset since, int most, CancellationToken cancel)
    {
        // Manifests of one act have its moment as their number: the newest acts are found by the index alone.
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var versions = await From(db, since.ToUnixTimeMilliseconds()).Select(row => row.Version).Distinct().OrderByDescending(version => version).Take(most).ToListAsync(cancel);
        if (versions.Count == 0) return [];

        var acts = await ActsAsync(db, versions[^1], most, cancel);
        // After a clock was set back some numbers of an act are higher than its moment, and others may lie before what was read; none is lower.
        var oldest = acts[^1].Key.ToUnixTimeMilliseconds();
        return oldest >= versions[^1] ? acts : await ActsAsync(db, oldest, acts.Count, cancel);
    }

    private static async Task<IReadOnlyList<IGrouping<DateTimeOffset, IssuedHead>>> ActsAsync(PortalDb db, long version, int most, CancellationToken cancel)
    {
        var heads = await From(db, version).Select(row => new IssuedHead(row.ScreenId, row.Version, row.IssuedAt)).ToListAsync(cancel);
        return [.. heads.GroupBy(head => head.IssuedAt).OrderByDescending(act => act.Key).Take(most)];
    }

    // Screen by screen, one step into the index of each: a search by number alone would read all there ever was.
    private static IQueryable<IssuedManifest> From(PortalDb db, long version)
    {
        var manifests = db.Manifests;
        return from screen in db.Screens
               from row in manifests
               where row.ScreenId == screen.Id && row.Version >= version
               select row;
    }

    private static string Mark(Manifest? manifest, Func<ManifestPlaylist, bool> inPlaylist, Func<ManifestEntry, bool> named) =>
        manifest is null ? "" : string.Join(' ', manifest.Playlists.Where(inPlaylist).SelectMany(playlist => playlist.Entries).Where(named).Select(entry => entry.Id));

    private async Task<ManifestChange> ChangeAsync(DateTimeOffset at, IReadOnlyList<IssuedHead> heads, CancellationToken cancel)
    {
        var (shown, gone) = (new List<ChangedTitle>(), new List<ChangedTitle>());
        foreach (var head in heads.Take(ScreensCompared))
        {
            var before = await OfScreenBeforeAsync(head, cancel) is { } version ? await manifests.ParsedAsync(head.Screen, version, cancel) : null;
            var (old, fresh) = (Titles(before), Titles(await manifests.ParsedAsync(head.Screen, head.Version, cancel)));
            shown.AddRange(fresh.Keys.Except(old.Keys).Select(key => new ChangedTitle(key.Item, key.Language, fresh[key])));
            gone.AddRange(old.Where(pair => !fresh.Keys.Any(key => key.Item == pair.Key.Item && key.Language == pair.Key.Language)).Select(pair => new ChangedTitle(pair.Key.Item, pair.Key.Language, pair.Value)));
        }

        return new(at, heads, [.. shown.Distinct().Take(TitlesTold)], [.. gone.Distinct().Except(shown).Take(TitlesTold)]);
    }

    private async Task<long?> OfScreenBeforeAsync(IssuedHead head, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Manifests.Where(row => row.ScreenId == head.Screen && row.Version < head.Version).MaxAsync(row => (long?)row.Version, cancel);
    }

    private static Dictionary<(string Item, string? Language, string? Sha256), string> Titles(Manifest? manifest) =>
        (manifest?.Playlists ?? []).SelectMany(playlist => playlist.Entries).Where(entry => entry is { Item: not null, Title: not null })
            .DistinctBy(entry => (entry.Item, entry.Language, entry.Sha256)).ToDictionary(entry => (entry.Item!, entry.Language, entry.Sha256), entry => entry.Title!);
}
