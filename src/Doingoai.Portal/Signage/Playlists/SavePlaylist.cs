using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Signage.Widgets;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Makes playlists and arranges what is on them.</summary>
internal sealed class SavePlaylist(IDbContextFactory<PortalDb> dbs, WidgetCatalog widgets, ScreenRights rights, TimeProvider time, EventBus events)
{
    public async Task<Playlist> CreateAsync(Names names, IReadOnlyList<PlannedItem> items, Person by, CancellationToken cancel)
    {
        await rights.DemandAsync(by, Permission.ArrangeScreens, cluster: null, cancel);
        Check(items);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var playlist = new Playlist(id, id.ToString("N"), ownerUnit: null);
        playlist.Rename(names);
        playlist.Arrange(items, playlist.Revision);

        await using var db = await dbs.CreateDbContextAsync(cancel);
        db.Playlists.Add(playlist);
        await db.SaveChangesAsync(cancel);
        return playlist;
    }

    /// <summary><c>null</c> if there is no such playlist.</summary>
    public async Task<Playlist?> SaveAsync(Guid id, Names? names, IReadOnlyList<PlannedItem> items, int revision, Person by, CancellationToken cancel)
    {
        await rights.DemandAsync(by, Permission.ArrangeScreens, cluster: null, cancel);
        Check(items);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Playlists.Include(row => row.Items).FirstOrDefaultAsync(row => row.Id == id && row.EndedAt == null, cancel) is not { } playlist) return null;

        playlist.Arrange(items, revision);
        if (names is not null) playlist.Rename(names);
        await db.SaveChangesAsync(cancel);
        events.Raise(new ArrangementChanged());
        return playlist;
    }

    private void Check(IReadOnlyList<PlannedItem> items)
    {
        foreach (var item in items) item.Check(widgets.Keys);
        if (items.Select(item => item.Id).Distinct().Count() != items.Count) throw new RuleException("playlist.item-twice");
    }
}
