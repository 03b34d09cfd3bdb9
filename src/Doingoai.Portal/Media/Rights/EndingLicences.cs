using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Media.Rights;

/// <summary>Pictures and videos whose licence is over or ends within 30 days.</summary>
internal sealed class EndingLicences(IDbContextFactory<PortalDb> dbs, TimeProvider time, IStringLocalizer<Texts> texts) : IWorkList
{
    public int Order => 50;

    public Permission Permission => Permission.ManageMedia;

    public async Task<WorkList?> OfAsync(Person person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var ending = await MediaQuery.MatchingAsync(db, new MediaFilter(Concern: MediaConcern.LicenceEnding), now, cancel);
        var total = await ending.CountAsync(cancel);
        if (total == 0) return null;

        var rows = await ending.OrderBy(asset => asset.LicenceEndsAt).Take(IWorkList.Shown).Select(asset => new { asset.Sha256, asset.FileName, asset.LicenceEndsAt }).ToListAsync(cancel);
        return new(texts["LicenceTile"], "event_busy", [.. rows.Select(row => new WorkLine(row.FileName, $"/admin/media?asset={row.Sha256}",
            texts["LicenceUntil", VietnamTime.Of(row.LicenceEndsAt!.Value).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)], row.LicenceEndsAt <= now ? Tone.Bad : Tone.Attention))],
            total, "/admin/media?concern=LicenceEnding");
    }
}
