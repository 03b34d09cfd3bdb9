using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>All clusters with their machines, outputs drawn to scale, and what each screen shows now.</summary>
public sealed partial class ScreensPage : IDisposable
{
    private readonly Leaving _gone = new();
    private readonly Dictionary<Guid, PlanAnswer> _now = [];
    private IReadOnlyList<ClusterInfo>? _clusters;
    private Person _person = null!;
    private bool _mayManage;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IFleet Fleet { get; set; } = null!;

    [Inject] private ScreenPlan Plan { get; set; } = null!;

    [Inject] private EditPlaces Edit { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private Ask Ask { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public void Dispose() => _gone.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (await Current.GetAsync() is not { } person) return;

        _person = person;
        _mayManage = await Access.MayAsync(person.Id, Permission.ManageScreens, cancel: _gone.Token);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var clusters = await Fleet.ClustersAsync(_gone.Token);
        var now = Time.GetUtcNow();
        foreach (var screen in clusters.SelectMany(cluster => cluster.Devices).SelectMany(device => device.Screens))
            if (await Plan.AtAsync(screen.Id, now, _gone.Token) is { } plan) _now[screen.Id] = plan;
        _clusters = clusters;
    }

    private async Task AddAsync(ClusterInfo cluster)
    {
        if (await NamesAsync(L["AddDevice"], new("", "", ""), chooseClass: true) is not { } named) return;
        if (await Attempt.RunAsync(() => Edit.AddDeviceAsync(cluster.Id, named.Names, named.Class!, _person, _gone.Token), L["Saved"])) await LoadAsync();
    }

    private async Task RenameAsync(DeviceInfo device)
    {
        if (await NamesAsync(L["Rename"], device.Names, chooseClass: false) is not { } named) return;
        if (await Attempt.RunAsync(() => Edit.RenameDeviceAsync(device.Id, named.Names, _person, _gone.Token), L["Saved"])) await LoadAsync();
    }

    private async Task LimitAsync(DeviceInfo device)
    {
        var parameters = new Dictionary<string, object?> { [nameof(DownloadsDialog.Plan)] = device.Downloads ?? DownloadPlan.Free };
        if (await Dialogs.OpenAsync<DownloadsDialog>(L["DownloadsOf", device.Names.In(Language)], parameters) is not DownloadPlan plan) return;
        if (await Attempt.RunAsync(() => Edit.LimitDownloadsAsync(device.Id, plan, _person, _gone.Token), L["Saved"])) await LoadAsync();
    }

    private async Task SetPinAsync(ClusterInfo cluster)
    {
        var parameters = new Dictionary<string, object?> { [nameof(PinDialog.HasPin)] = cluster.HasPin };
        if (await Dialogs.OpenAsync<PinDialog>(L["Pin_Of", cluster.Names.In(Language)], parameters) is not ChosenPin chosen) return;
        if (await Attempt.RunAsync(() => Edit.SetPinAsync(cluster.Id, chosen.Pin, _person, _gone.Token), L["Saved"])) await LoadAsync();
    }

    private async Task EndAsync(DeviceInfo device)
    {
        if (!await Ask.AreYouSureAsync(L["EndDevice"], L["EndDeviceText", device.Names.In(Language)], L["EndDevice"])) return;
        if (await Attempt.RunAsync(() => Edit.EndDeviceAsync(device.Id, _person, _gone.Token), L["Saved"])) await LoadAsync();
    }

    private async Task<NamedPlace?> NamesAsync(string title, Names names, bool chooseClass) => await Dialogs.OpenAsync<NamesDialog>(
        title, new Dictionary<string, object?> { [nameof(NamesDialog.Vi)] = names.Vi, [nameof(NamesDialog.En)] = names.En, [nameof(NamesDialog.Zh)] = names.Zh, [nameof(NamesDialog.ChooseClass)] = chooseClass }) as NamedPlace;
}
