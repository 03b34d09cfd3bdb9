using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>Asks for a PIN twice; closes with a <see cref="ChosenPin"/>. The one that was set before is shown to nobody.</summary>
public sealed partial class PinDialog
{
    private string _pin = "";
    private string _again = "";
    private bool _differ;

    [Parameter, EditorRequired] public bool HasPin { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    private void Save()
    {
        _differ = _pin != _again;
        if (!_differ) Dialogs.Close(new ChosenPin(_pin));
    }

    private void Remove() => Dialogs.Close(new ChosenPin(null));
}
