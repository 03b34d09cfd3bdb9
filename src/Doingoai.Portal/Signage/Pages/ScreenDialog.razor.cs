using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>Names a screen and puts it on its output.</summary>
public sealed partial class ScreenDialog
{
    private IReadOnlyList<ScreenClass> _classes = [];
    private string _vi = "";
    private string _en = "";
    private string _zh = "";
    private string _class = "";
    private int _x;
    private int _y;

    [Parameter, EditorRequired] public ScreenInfo Screen { get; set; } = null!;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private IDbContextFactory<PortalDb> Dbs { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        (_vi, _en, _zh) = Screen.Names;
        (_class, _x, _y) = (Screen.Class, Screen.X, Screen.Y);
        await using var db = await Dbs.CreateDbContextAsync();
        _classes = await db.ScreenClasses.AsNoTracking().OrderBy(row => row.Key).ToListAsync();
    }

    private void Save() => Dialogs.Close(new PlacedEdit(new Names(_vi, _en, _zh).Filled(), _class, _x, _y));
}
