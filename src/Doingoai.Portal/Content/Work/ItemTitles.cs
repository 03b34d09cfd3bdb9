using System.Globalization;
using Doingoai.Portal.Admin.Auditing;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Work;

/// <summary>Items by the title of their latest version in the reader's language, else in Vietnamese, else in any; their publications by the same.</summary>
internal sealed class ItemTitles(IDbContextFactory<PortalDb> dbs, IStringLocalizer<Texts> texts) : IAuditTitles
{
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        Guid[] guids = [.. ids.Select(id => Guid.TryParseExact(id, "N", out var guid) ? guid : Guid.Empty).Where(guid => guid != Guid.Empty)];
        var published = await db.Publications.Where(one => guids.Contains(one.Id)).Select(one => new { one.Id, one.ItemId }).ToListAsync(cancel);
        var of = ids.Select(id => (Id: id, Item: id)).Concat(published.Select(one => (Id: one.Id.ToString("N"), Item: one.ItemId))).ToList();

        string[] items = [.. of.Select(one => one.Item).Distinct()];
        var rows = await LatestVersions.Of(db).Where(row => items.Contains(row.Version.ItemId)).Select(row => new { row.Version.ItemId, row.Version.Language, row.Version.Title }).ToListAsync(cancel);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var titles = rows.GroupBy(row => row.ItemId).ToDictionary(
            same => same.Key,
            same => same.Where(row => row.Title.Length > 0).OrderByDescending(row => row.Language == language).ThenByDescending(row => row.Language == Languages.Vietnamese).FirstOrDefault()?.Title ?? texts["Untitled"].Value);
        return of.Where(one => titles.ContainsKey(one.Item)).DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => titles[one.Item]);
    }
}
