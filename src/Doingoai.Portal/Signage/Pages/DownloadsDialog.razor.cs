using Doingoai.Portal.Signage.Screens;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>Asks how a device may fetch media; closes with a <see cref="DownloadPlan"/>.</summary>
public sealed partial class DownloadsDialog
{
    private int? _kilobytes;
    private TimeOnly? _from;
    private TimeOnly? _to;

    [Parameter, EditorRequired] public DownloadPlan Plan { get; set; } = DownloadPlan.Free;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    protected override void OnInitialized() => (_kilobytes, _from, _to) = (Plan.KilobytesPerSecond, Plan.NightFrom, Plan.NightTo);

    private void Save() => Dialogs.Close(new DownloadPlan(_kilobytes, _from, _to));
}
