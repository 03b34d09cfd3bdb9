using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Time;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Work;

/// <summary>Items that brought a screen down and are passed over there, the newest first.</summary>
internal sealed class StoppedItems(IEnumerable<IScreenTrouble> troubles, ItemTitles items, IStringLocalizer<Texts> texts) : IWorkList
{
    public int Order => 6;

    public Permission Permission => Permission.WriteContent;

    public async Task<WorkList?> OfAsync(Person person, CancellationToken cancel)
    {
        var stopped = new List<StoppedItem>();
        foreach (var trouble in troubles) stopped.AddRange(await trouble.StoppedAsync(null, cancel));
        var byItem = stopped.GroupBy(one => one.Item).ToList();
        var shown = byItem.Take(IWorkList.Shown).ToList();
        var titles = await items.OfAsync([.. shown.Select(same => same.Key)], cancel); // an item a device made up has none
        var lines = shown.Where(same => titles.ContainsKey(same.Key)).Select(same => new WorkLine(titles[same.Key], $"/admin/items/{same.Key}", Why([.. same]), Tone.Bad)).ToList();
        return lines.Count == 0 ? null : new(texts["Work_Stopped"], "report", lines, byItem.Count);
    }

    private string Why(List<StoppedItem> same) => texts[
        "Work_StoppedSince", string.Join(", ", same.Select(one => one.Screen).Distinct().Take(3)), VietnamTime.Of(same.Min(one => one.Since)).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture)];
}
