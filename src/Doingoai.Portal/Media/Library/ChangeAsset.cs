using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Library;

/// <summary>The one way an asset changes: with the revision that was seen, and with what others do about it in one transaction.</summary>
internal sealed class ChangeAsset(IDbContextFactory<PortalDb> dbs, IEnumerable<IMediaChangePart> parts, EventBus events)
{
    /// <param name="revision">The one the person saw; another since then is a conflict. <c>null</c> = whichever.</param>
    public async Task<MediaAsset?> RunAsync(string sha256, int? revision, Action<MediaAsset> change, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.MediaAssets.FindAsync([sha256], cancel) is not { } asset) return null;
        if (revision is { } seen && asset.Revision != seen) throw new RuleException("media.changed-meanwhile");

        change(asset);
        await SaveAsync(db, cancel);
        events.Raise(new MediaChanged(sha256));
        return asset;
    }

    private async Task SaveAsync(PortalDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            foreach (var part in parts) await part.ApplyAsync(db, cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("media.changed-meanwhile");
        }
        finally
        {
            foreach (var part in parts) part.Committed();
        }
    }
}
