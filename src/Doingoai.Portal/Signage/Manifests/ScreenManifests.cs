using System.Collections.Concurrent;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Reads what was issued. A manifest never changes, so what was read from one is kept.</summary>
internal sealed class ScreenManifests(IDbContextFactory<PortalDb> dbs, RecallLists recalls) : IScreenManifests
{
    // For whoever asks what an entry is or fetches a file; a parsed manifest takes tens of kilobytes.
    private const int MostKept = 200;

    // A fallback plays until the media of its successor arrive; nobody changes a slide this often meanwhile.
    private const int MostBack = 50;
    private const int MostSearched = 500;

    private readonly ConcurrentDictionary<(Guid Screen, long Version), Manifest> _parsed = new();
    private readonly SentEntries _sent = new();
    private readonly FreshManifests _fresh = new();

    public async Task<IssuedManifestInfo?> CurrentAsync(Guid screen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Manifests.AsNoTracking().Where(row => row.ScreenId == screen).OrderByDescending(row => row.Version)
            .Select(row => new IssuedManifestInfo(row.ScreenId, row.DeviceId, row.Version, row.Jws, row.Sha256, row.SizeBytes, row.IssuedAt))
            .FirstOrDefaultAsync(cancel);
    }

    public async Task<IReadOnlyList<IssuedVersion>> VersionsAsync(IReadOnlyCollection<Guid> devices, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var manifests = db.Manifests;
        var rows = await (
            from screen in db.Screens
            join output in db.Outputs on screen.OutputId equals output.Id
            join device in db.Devices on output.DeviceId equals device.Id
            where devices.Contains(device.Id) && device.EndedAt == null && screen.EndedAt == null
            select new { output.DeviceId, screen.Id, Version = manifests.Where(row => row.ScreenId == screen.Id).Max(row => (long?)row.Version) }).ToListAsync(cancel);
        return [.. rows.Where(row => row.Version > 0).Select(row => new IssuedVersion(row.DeviceId, row.Id, row.Version ?? 0))];
    }

    public async Task<IReadOnlyDictionary<IssuedVersion, string>> JwsAsync(IReadOnlyCollection<IssuedVersion> versions, CancellationToken cancel)
    {
        var found = new Dictionary<IssuedVersion, string>(versions.Count);
        foreach (var one in versions)
            if (_fresh.Take(one.Screen, one.Version) is { } jws) found[one] = jws;
        var wanted = versions.Where(one => !found.ContainsKey(one)).ToDictionary(one => (one.Screen, one.Version));
        if (wanted.Count == 0) return found;

        var (screens, numbers) = (wanted.Keys.Select(one => one.Screen).Distinct().ToList(), wanted.Keys.Select(one => one.Version).Distinct().ToList());
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.Manifests.Where(row => screens.Contains(row.ScreenId) && numbers.Contains(row.Version)).Select(row => new { row.ScreenId, row.Version, row.Jws }).ToListAsync(cancel);
        foreach (var row in rows)
            if (wanted.TryGetValue((row.ScreenId, row.Version), out var one)) found[one] = row.Jws;
        return found;
    }

    /// <summary>Newest version by screen; screens that have none are absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> NewestAsync(IReadOnlyCollection<Guid> screens, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var manifests = db.Manifests;
        // Its maximum is one step in the index; a group of all its manifests is as many as there ever were.
        var rows = await db.Screens.Where(screen => screens.Contains(screen.Id))
            .Select(screen => new { screen.Id, Version = manifests.Where(row => row.ScreenId == screen.Id).Max(row => (long?)row.Version) }).ToListAsync(cancel);
        return rows.Where(row => row.Version > 0).ToDictionary(row => row.Id, row => row.Version ?? 0);
    }

    public async Task<string?> JwsAsync(Guid screen, long version, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Manifests.Where(row => row.ScreenId == screen && row.Version == version).Select(row => row.Jws).FirstOrDefaultAsync(cancel);
    }

    public Task<string?> RecallListAsync(CancellationToken cancel) => recalls.CurrentAsync(cancel);

    public async Task<bool> DeviceMayFetchAsync(Guid device, string sha256, CancellationToken cancel)
    {
        foreach (var screen in await ScreensAsync(device, cancel))
            foreach (var version in await LastTwoAsync(screen, cancel))
                if (await ParsedAsync(screen, version, cancel) is { } manifest && manifest.Media.Any(media => media.Sha256 == sha256)) return true;
        return false;
    }

    /// <summary>This node issued it: plays of it are told soon, by every screen at once.</summary>
    public void Remember(Guid device, Manifest manifest) => _sent.Remember(device, manifest.Screen.Id, manifest.Version, Infos(manifest));

    /// <summary>This node has just stored it: it is sent next.</summary>
    public void Remember(IssuedManifest issued) => _fresh.Put(issued);

    public async Task<EntryInfo?> SentEntryAsync(Guid device, Guid screen, long version, string entry, CancellationToken cancel)
    {
        if (_sent.Find(device, screen, version, entry) is { } remembered) return remembered;
        var versions = await IssuedAsync(device, screen, version, MostBack, cancel);
        return versions is [var newest, ..] && newest == version ? await FirstAsync(screen, versions, one => one.Id == entry, cancel) : null;
    }

    public async Task<EntryInfo?> SentSlideAsync(Guid device, Guid screen, string sha256, CancellationToken cancel) =>
        await FirstAsync(screen, await IssuedAsync(device, screen, long.MaxValue, MostSearched, cancel), one => one.Sha256 == sha256, cancel);

    public async Task<EntryInfo?> EntryAsync(Guid screen, long version, string entry, CancellationToken cancel)
    {
        if (await ParsedAsync(screen, version, cancel) is not { } manifest) return null;
        return Info(manifest, one => one.Id == entry);
    }

    /// <summary>The manifest as it was issued.</summary>
    public async Task<Manifest?> ParsedAsync(Guid screen, long version, CancellationToken cancel)
    {
        if (_parsed.TryGetValue((screen, version), out var known)) return known;
        if (await JwsAsync(screen, version, cancel) is not { } jws || Jws.PeekUnverified<Manifest>(jws) is not { } manifest) return null;

        if (_parsed.Count >= MostKept) _parsed.Clear();
        return _parsed.GetOrAdd((screen, version), manifest);
    }

    private static EntryInfo? Info(Manifest manifest, Func<ManifestEntry, bool> which) =>
        manifest.Playlists.SelectMany(playlist => playlist.Entries).Where(which).Select(Info).FirstOrDefault();

    private static IEnumerable<EntryInfo> Infos(Manifest manifest) => manifest.Playlists.SelectMany(playlist => playlist.Entries).Select(Info);

    private static EntryInfo Info(ManifestEntry one) => new(one.Id, one.Item, one.Language, one.Title, one.Sha256, one.Widget?.Kind);

    private async Task<EntryInfo?> FirstAsync(Guid screen, IReadOnlyList<long> versions, Func<ManifestEntry, bool> which, CancellationToken cancel)
    {
        foreach (var version in versions)
            if (await ParsedAsync(screen, version, cancel) is { } manifest && Info(manifest, which) is { } entry) return entry;
        return null;
    }

    private async Task<List<long>> IssuedAsync(Guid device, Guid screen, long upTo, int most, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Manifests.Where(row => row.ScreenId == screen && row.DeviceId == device && row.Version <= upTo)
            .OrderByDescending(row => row.Version).Select(row => row.Version).Take(most).ToListAsync(cancel);
    }

    private async Task<List<Guid>> ScreensAsync(Guid of, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await (
            from screen in db.Screens
            join output in db.Outputs on screen.OutputId equals output.Id
            join device in db.Devices on output.DeviceId equals device.Id
            where device.Id == of && device.EndedAt == null && screen.EndedAt == null
            select screen.Id).ToListAsync(cancel);
    }

    private async Task<List<long>> LastTwoAsync(Guid screen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Manifests.Where(row => row.ScreenId == screen).OrderByDescending(row => row.Version).Select(row => row.Version).Take(2).ToListAsync(cancel);
    }
}
