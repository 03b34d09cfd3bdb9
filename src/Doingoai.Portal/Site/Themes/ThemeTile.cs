using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Site.Themes;

/// <summary>Whether readers see the theme as it lies on the disk.</summary>
internal sealed class ThemeTile(Theme theme, IStringLocalizer<Texts> texts) : IDashboardTile
{
    public int Order => 920;

    public Permission Permission => Permission.ManagePeople;

    public Task<DashboardFigure> CountAsync(CancellationToken cancel) => Task.FromResult(theme.Fault is { } fault
        ? new DashboardFigure(texts["Theme"], texts["ThemeBroken"], "/admin/theme", "brush", $"{fault.File}{(fault.Line is { } line ? $":{line}" : "")}", Tone.Bad)
        : new DashboardFigure(texts["Theme"], theme.Name, "/admin/theme", "brush", texts["ThemeGood"], Tone.Good));
}
