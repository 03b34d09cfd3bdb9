using System.Globalization;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Work;

/// <summary>What others wrote and a publisher has not yet published, the longest waiting first.</summary>
internal sealed class WaitingForMe(IDbContextFactory<PortalDb> dbs, IStringLocalizer<Texts> texts) : IWorkList
{
    private const int Most = 300;

    public int Order => 20;

    public Permission Permission => Permission.PublishPortal;

    public async Task<WorkList?> OfAsync(Person person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await LatestVersions.Of(db).Where(row => row.Version.AuthorId != person.Id && row.Version.Stage == Stage.Draft).OrderBy(row => row.Version.SavedAt)
            .Select(row => new { row.Version.ItemId, row.Version.Title, row.Version.Language, row.Version.SavedAt, row.Version.AuthorName }).Take(Most).ToListAsync(cancel);
        var items = rows.GroupBy(row => row.ItemId).ToList();
        return items.Count == 0 ? null : new(texts["Work_Waiting"], "rule", [.. items.Take(IWorkList.Shown).Select(same => new WorkLine(
            same.Select(row => row.Title).FirstOrDefault(title => title.Length > 0) ?? texts["Untitled"].Value, $"/admin/items/{same.Key}",
            texts["Work_WaitingSince", LatestVersions.Codes(same.Select(row => row.Language)), same.First().AuthorName, VietnamTime.Of(same.Min(row => row.SavedAt)).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture)]))],
            items.Count, $"/admin/items?state={ItemListState.Waiting}");
    }
}
