using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Dashboard;

internal sealed class PeopleTile(PeopleList people, IStringLocalizer<Texts> texts) : IDashboardTile
{
    public int Order => 900;

    public Permission Permission => Permission.ManagePeople;

    public async Task<DashboardFigure> CountAsync(CancellationToken cancel)
    {
        var all = await people.AllAsync(cancel);
        var locked = all.Count(person => person.IsLockedOut);
        return new(texts["People"], all.Count(person => !person.HasLeft).ToString(CultureInfo.CurrentCulture), "/admin/people", "group",
            locked > 0 ? texts["LockedOutCount", locked] : texts["NobodyLockedOut"], locked > 0 ? Tone.Attention : Tone.Neutral);
    }
}
