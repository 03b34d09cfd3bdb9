using System.Globalization;
using Doingoai.Portal.Content;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Answers where an item plays.</summary>
internal sealed class PlaylistUsage(IDbContextFactory<PortalDb> dbs) : IContentUsage
{
    public async Task<IReadOnlyList<Usage>> FindAsync(string item, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var playlists = await db.Playlists.AsNoTracking().Where(row => row.EndedAt == null && row.Items.Any(line => line.Item == item)).OrderBy(row => row.Key).ToListAsync(cancel);
        return [.. playlists.Select(row => new Usage(UsageKind.Playlist, row.Names.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), $"/admin/playlists/{row.Id:N}"))];
    }
}
