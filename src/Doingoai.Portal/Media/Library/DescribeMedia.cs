using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Library;

/// <summary>Says what a picture shows, who made it and how it may be used.</summary>
internal sealed class DescribeMedia(IDbContextFactory<PortalDb> dbs)
{
    /// <summary><paramref name="revision"/>: the one the person saw; another since then is a conflict.</summary>
    public async Task<MediaAsset?> RunAsync(string sha256, int revision, MediaDescription description, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.MediaAssets.FindAsync([sha256], cancel) is not { } asset) return null;
        if (asset.Revision != revision) throw new RuleException("media.changed-meanwhile");

        asset.Describe(description.Tidy());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("media.changed-meanwhile");
        }

        return asset;
    }
}
