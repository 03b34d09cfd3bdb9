using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Folders;

/// <summary>Makes, renames and removes folders and puts assets into them.</summary>
internal sealed class ArrangeFolders(IDbContextFactory<PortalDb> dbs)
{
    private const int MostAtOnce = 500;

    public async Task<IReadOnlyList<MediaFolder>> AllAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.MediaFolders.AsNoTracking().ToListAsync(cancel);
    }

    public async Task<MediaFolder> CreateAsync(string name, Guid? parent, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var folder = new MediaFolder(name, parent);
        FolderRules.Demand([.. await db.MediaFolders.AsNoTracking().ToListAsync(cancel), folder], folder);
        db.MediaFolders.Add(folder);
        await db.SaveChangesAsync(cancel);
        return folder;
    }

    public async Task<MediaFolder?> ChangeAsync(Guid id, string name, Guid? parent, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var all = await db.MediaFolders.ToListAsync(cancel);
        if (all.Find(one => one.Id == id) is not { } folder) return null;

        folder.Rename(name);
        folder.MoveTo(parent);
        FolderRules.Demand(all, folder);
        await db.SaveChangesAsync(cancel);
        return folder;
    }

    /// <summary>Its folders and assets move up to where it lay.</summary>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.MediaFolders.FindAsync([id], cancel) is not { } folder) return false;

        var inside = await db.MediaFolders.Where(one => one.ParentId == id).ToListAsync(cancel);
        foreach (var one in inside) one.MoveTo(folder.ParentId);
        foreach (var asset in await db.MediaAssets.Where(one => one.FolderId == id).ToListAsync(cancel)) asset.MoveTo(folder.ParentId);
        db.MediaFolders.Remove(folder);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    public async Task MoveAsync(IReadOnlyCollection<string> assets, Guid? folder, CancellationToken cancel)
    {
        if (assets.Count > MostAtOnce) throw new RuleException("media.too-many-at-once", MostAtOnce);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (folder is not null && await db.MediaFolders.FindAsync([folder], cancel) is null) throw new RuleException("media.folder-gone");

        foreach (var asset in await db.MediaAssets.Where(one => assets.Contains(one.Sha256)).ToListAsync(cancel)) asset.MoveTo(folder);
        await db.SaveChangesAsync(cancel);
    }
}
