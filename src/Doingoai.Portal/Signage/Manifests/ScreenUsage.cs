using System.Globalization;
using Doingoai.Portal.Content;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Answers on which screens an item plays: those whose newest manifest names it.</summary>
internal sealed class ScreenUsage(IDbContextFactory<PortalDb> dbs, ScreenManifests manifests) : IContentUsage
{
    public async Task<IReadOnlyList<Usage>> FindAsync(string item, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var screens = await db.Screens.AsNoTracking().Where(screen => screen.EndedAt == null).OrderBy(screen => screen.Key).ToListAsync(cancel);
        var newest = await db.Manifests.GroupBy(row => row.ScreenId).Select(rows => new { Screen = rows.Key, Version = rows.Max(row => row.Version) }).ToDictionaryAsync(one => one.Screen, one => one.Version, cancel);

        var playing = new List<Usage>();
        foreach (var screen in screens.Where(screen => newest.ContainsKey(screen.Id)))
            if (await manifests.ParsedAsync(screen.Id, newest[screen.Id], cancel) is { } manifest && manifest.Playlists.Any(playlist => playlist.Entries.Any(entry => entry.Item == item)))
                playing.Add(new(UsageKind.Screen, screen.Names.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), $"/admin/screens/{screen.Id:N}"));
        return playing;
    }
}
