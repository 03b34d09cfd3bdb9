using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Work;

/// <summary>Translations the person wrote last whose source has changed since.</summary>
internal sealed class MyStaleTranslations(IDbContextFactory<PortalDb> dbs, IStringLocalizer<Texts> texts) : IWorkList
{
    public int Order => 40;

    public Permission Permission => Permission.WriteContent;

    public async Task<WorkList?> OfAsync(Person person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var stale = LatestVersions.Of(db).Where(row => row.Version.AuthorId == person.Id && row.Variant.StaleSince != null);
        var total = await stale.CountAsync(cancel);
        if (total == 0) return null;

        var rows = await stale.OrderBy(row => row.Variant.StaleSince).Take(IWorkList.Shown)
            .Select(row => new { row.Version.ItemId, row.Version.Language, row.Version.Title, row.Variant.StaleSince }).ToListAsync(cancel);
        return new(texts["Work_Stale"], "update", [.. rows.Select(row => new WorkLine(
            row.Title.Length > 0 ? row.Title : texts["Untitled"], $"/admin/items/{row.ItemId}/translate/{row.Language}",
            texts["Work_StaleSince", row.Language.ToUpperInvariant(), VietnamTime.Of(row.StaleSince!.Value).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture)], Tone.Attention))],
            total, "/admin/translations?condition=Stale");
    }
}
