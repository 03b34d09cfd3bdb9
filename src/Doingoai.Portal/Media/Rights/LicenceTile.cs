using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Media.Rights;

/// <summary>Editors see a licence end 30 days ahead, on the first page.</summary>
internal sealed class LicenceTile(IDbContextFactory<PortalDb> dbs, TimeProvider time, IStringLocalizer<Texts> texts) : IDashboardTile
{
    public int Order => 45;

    public Permission Permission => Permission.ManageMedia;

    public async Task<DashboardFigure> CountAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var ending = await (await MediaQuery.MatchingAsync(db, new MediaFilter(Concern: MediaConcern.LicenceEnding), now, cancel)).Select(asset => asset.LicenceEndsAt).ToListAsync(cancel);
        var over = ending.Count(end => end <= now);
        return new(texts["LicenceTile"], $"{ending.Count}", "/admin/media?concern=LicenceEnding", "event_busy",
            ending.Count == 0 ? texts["LicenceTileNone"] : texts["LicenceTileOver", over], ending.Count == 0 ? Tone.Good : Tone.Attention);
    }
}
