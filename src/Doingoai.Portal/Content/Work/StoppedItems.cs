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

/// <summary>Items that brought a screen down and are passed over there, the newest first.</summary>
internal sealed class StoppedItems(IEnumerable<IScreenTrouble> troubles, IDbContextFactory<PortalDb> dbs, IStringLocalizer<Texts> texts) : IWorkList
{
    public int Order => 6;

    public Permission Permission => Permission.WriteContent;

    public async Task<WorkList?> OfAsync(Person person, CancellationToken cancel)
    {
        var stopped = new List<StoppedItem>();
        foreach (var trouble in troubles) stopped.AddRange(await trouble.StoppedAsync(null, cancel));
        var items = stopped.GroupBy(one => one.Item).ToList();
        var shown = items.Take(IWorkList.Shown).ToList();
        var titles = await TitlesAsync([.. shown.Select(same => same.Key)], cancel);
        var lines = shown.Where(same => titles.ContainsKey(same.Key)).Select(same => new WorkLine(titles[same.Key], $"/admin/items/{same.Key}", Why([.. same]), Tone.Bad)).ToList();
        return lines.Count == 0 ? null : new(texts["Work_Stopped"], "report", lines, items.Count);
    }

    // Only what the portal knows: an item a device made up has no title here.
    private async Task<Dictionary<string, string>> TitlesAsync(List<string> items, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await LatestVersions.Of(db).Where(row => items.Contains(row.Version.ItemId)).Select(row => new { row.Version.ItemId, row.Version.Title }).ToListAsync(cancel);
        return rows.GroupBy(row => row.ItemId).ToDictionary(same => same.Key, same => same.Select(row => row.Title).FirstOrDefault(title => title.Length > 0) ?? texts["Untitled"].Value);
    }

    private string Why(List<StoppedItem> same) => texts[
        "Work_StoppedSince", string.Join(", ", same.Select(one => one.Screen).Distinct().Take(3)), VietnamTime.Of(same.Min(one => one.Since)).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture)];
}
