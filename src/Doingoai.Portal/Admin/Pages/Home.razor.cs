using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Pages;

/// <summary>The first page: figures that modules contribute, counted now.</summary>
public sealed partial class Home : IDisposable
{
    private readonly Leaving _gone = new();
    private IReadOnlyList<DashboardFigure>? _figures;
    private IReadOnlyList<MenuLine> _shortcuts = [];
    private Person? _person;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private Menu Menu { get; set; } = null!;

    [Inject] private IEnumerable<IDashboardTile> Tiles { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    private string Today => L["TodayIs", VietnamTime.Of(Time.GetUtcNow()).ToString("D", CultureInfo.CurrentCulture)];

    public void Dispose() => _gone.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (await Current.GetAsync() is not { } person) return;

        _person = person;
        _shortcuts = [.. (await Menu.ForAsync(person, _gone.Token)).Where(group => group.Section != NavSection.Home).SelectMany(group => group.Lines)];
        var figures = new List<DashboardFigure>();
        foreach (var tile in Tiles.OrderBy(tile => tile.Order))
            if (await Access.MayAsync(person.Id, tile.Permission, cancel: _gone.Token)) figures.Add(await tile.CountAsync(_gone.Token));
        _figures = figures;
    }
}
