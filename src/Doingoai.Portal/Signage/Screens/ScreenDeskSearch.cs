using System.Globalization;
using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>Screens, by their own name and those of their device and cluster.</summary>
internal sealed class ScreenDeskSearch(IFleet fleet, IStringLocalizer<Texts> texts) : IDeskSearch
{
    public int Order => 30;

    public Permission Permission => Permission.UseAdmin;

    public string Heading => texts["Screens"];

    public async Task<IReadOnlyList<DeskHit>> FindAsync(string text, int most, CancellationToken cancel)
    {
        var (folded, language) = (Folding.Fold(text), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var found = from cluster in await fleet.ClustersAsync(cancel)
                    from device in cluster.Devices
                    from screen in device.Screens
                    let words = Folding.Fold($"{screen.Names.In(language)} {screen.Names.Vi} {screen.Key} {device.Names.In(language)} {cluster.Names.In(language)}")
                    where words.Contains(folded, StringComparison.Ordinal)
                    orderby Folding.Fold(screen.Names.In(language)).Contains(folded, StringComparison.Ordinal) ? 0 : 1
                    select new DeskHit(screen.Names.In(language), $"/admin/screens/{screen.Id:N}", "connected_tv", cluster.Names.In(language));
        return [.. found.Take(most)];
    }
}
