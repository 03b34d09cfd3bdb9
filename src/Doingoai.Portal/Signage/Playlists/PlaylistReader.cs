using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Reads playlists with their schedules, for pages.</summary>
internal sealed class PlaylistReader(IDbContextFactory<PortalDb> dbs)
{
    public async Task<IReadOnlyList<PlaylistView>> AllAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var playlists = await db.Playlists.AsNoTracking().Include(row => row.Items).Where(row => row.EndedAt == null).OrderBy(row => row.Id).ToListAsync(cancel);
        var schedules = await SchedulesAsync(db, null, cancel);
        return playlists.ConvertAll(row => View(row, schedules));
    }

    public async Task<PlaylistView?> FindAsync(Guid id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Playlists.AsNoTracking().Include(row => row.Items).FirstOrDefaultAsync(row => row.Id == id && row.EndedAt == null, cancel) is { } playlist
            ? View(playlist, await SchedulesAsync(db, id, cancel))
            : null;
    }

    private static PlaylistView View(Playlist playlist, List<Schedule> schedules) => new(
        playlist.Id, playlist.Names, playlist.Revision, [.. playlist.Items.OrderBy(item => item.Order).Select(item => item.Plan)], [.. schedules.Where(row => row.PlaylistId == playlist.Id)]);

    private static Task<List<Schedule>> SchedulesAsync(PortalDb db, Guid? playlist, CancellationToken cancel) =>
        db.Schedules.AsNoTracking().Where(row => row.EndedAt == null && (playlist == null || row.PlaylistId == playlist)).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancel);
}

/// <summary>A playlist as pages show it.</summary>
internal sealed record PlaylistView(Guid Id, Names Names, int Revision, IReadOnlyList<PlannedItem> Items, IReadOnlyList<Schedule> Schedules);
