using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

/// <summary>What waits for a publisher.</summary>
internal sealed class WaitingTile(ItemListing items, IStringLocalizer<Texts> texts) : IDashboardTile
{
    public int Order => 10;

    public Permission Permission => Permission.UseAdmin;

    public async Task<DashboardFigure> CountAsync(CancellationToken cancel)
    {
        var waiting = (await items.FindAsync(new(State: ItemListState.Waiting, Take: 0), cancel)).Total;
        var live = (await items.FindAsync(new(State: ItemListState.Live, Take: 0), cancel)).Total;
        return new(texts["TileWaiting"], waiting.ToString(CultureInfo.CurrentCulture), $"/admin/items?state={ItemListState.Waiting}", "edit_note",
            texts["TileWaitingDetail", live], waiting > 0 ? Tone.Attention : Tone.Neutral);
    }
}
