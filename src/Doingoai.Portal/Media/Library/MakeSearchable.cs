using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Library;

/// <summary>Fills the search text of assets that have none yet.</summary>
internal sealed class MakeSearchable(IDbContextFactory<PortalDb> dbs)
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken cancel)
    {
        for (var found = AtOnce; found == AtOnce;)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var assets = await db.MediaAssets.Where(asset => asset.SearchText == "").OrderBy(asset => asset.Sha256).Take(AtOnce).ToListAsync(cancel);
            foreach (var asset in assets) asset.MakeSearchable();
            await db.SaveChangesAsync(cancel);
            found = assets.Count;
        }
    }
}
