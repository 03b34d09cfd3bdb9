using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Puts a published item on one screen at once. The manifest is cut before this returns.</summary>
internal sealed class ShowItemNow(IDbContextFactory<PortalDb> dbs, ILive live, IssueManifests manifests, IScreenManifests issued, ScreenRights rights, TimeProvider time)
{
    public const int Shortest = 5;
    public const int Longest = 3600;

    /// <summary>The screen's manifest that shows it; <c>null</c> if there is no such screen.</summary>
    public async Task<long?> RunAsync(Guid screen, string item, IReadOnlyList<string> languages, int seconds, Person by, CancellationToken cancel)
    {
        if (seconds is < Shortest or > Longest) throw new RuleException("show-now.seconds", Shortest, Longest);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await PlacedScreens.LoadAsync(db, screen, cancel) is not [var placed]) return null;

        await rights.DemandAsync(by, Permission.ShowNow, placed.Cluster, cancel);
        var now = time.GetUtcNow();
        var shown = await ShownAsync(item, languages.Count > 0 ? languages : placed.Manifest.Languages, now, cancel);
        foreach (var running in await db.ShowNows.Where(row => row.ScreenId == screen && row.Until > now).ToListAsync(cancel)) running.GiveWay(now);
        db.ShowNows.Add(new(Guid.CreateVersion7(now), screen, item, shown, seconds, now, now.AddSeconds((long)seconds * shown.Count), by.Id));
        await db.SaveChangesAsync(cancel);

        return (await manifests.OneAsync(screen, cancel))?.Version ?? (await issued.CurrentAsync(screen, cancel))?.Version;
    }

    private async Task<IReadOnlyList<string>> ShownAsync(string item, IReadOnlyList<string> languages, DateTimeOffset now, CancellationToken cancel)
    {
        var versions = await live.AllLanguagesAsync(Channel.Screens, item, now, cancel);
        var shown = languages.Where(language => versions.Any(version => version.Language == language)).Distinct().ToList();
        return shown.Count > 0 ? shown : throw new RuleException("show-now.not-published");
    }
}
