using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>Asks for a name in three languages and, for a new device, its screen class.</summary>
public sealed partial class NamesDialog
{
    private IReadOnlyList<ScreenClass> _classes = [];
    private string? _class;

    [Parameter] public string Vi { get; set; } = "";

    [Parameter] public string En { get; set; } = "";

    [Parameter] public string Zh { get; set; } = "";

    [Parameter] public bool ChooseClass { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private IDbContextFactory<PortalDb> Dbs { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (!ChooseClass) return;
        await using var db = await Dbs.CreateDbContextAsync();
        _classes = await db.ScreenClasses.AsNoTracking().OrderBy(row => row.Key).ToListAsync();
        _class = _classes is [var first, ..] ? first.Key : null;
    }

    private void Save() => Dialogs.Close(new NamedPlace(new Names(Vi, En, Zh).Filled(), _class));
}
