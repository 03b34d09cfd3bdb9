using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Time;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Manifests;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>One screen: what it shows at an instant, and putting something on it at once.</summary>
public sealed partial class ScreenPage : IDisposable
{
    private readonly Leaving _gone = new();
    private ScreenInfo? _screen;
    private bool _loaded;
    private string _place = "";
    private PlanAnswer? _plan;
    private DateTime _at;
    private IReadOnlyList<ShowableItem> _items = [];
    private string? _item;
    private string _language = "";
    private int _seconds = 60;
    private Person _person = null!;
    private ClusterInfo? _cluster;
    private bool _onCluster;
    private bool _mayShow;
    private bool _mayManage;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IFleet Fleet { get; set; } = null!;

    [Inject] private ScreenPlan Plan { get; set; } = null!;

    [Inject] private ShowableItems Showable { get; set; } = null!;

    [Inject] private ShowItemNow Show { get; set; } = null!;

    [Inject] private EditPlaces Edit { get; set; } = null!;

    [Inject] private ScheduleWords Words { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private Ask Ask { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public void Dispose() => _gone.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } person) return;

        _person = person;
        await LoadAsync();
        _loaded = true;
        if (_screen is null) return;

        _items = await Showable.AllAsync(Language, _gone.Token);
        _item = _items is [var first, ..] ? first.Item : null;
        await NowAsync();
    }

    private async Task LoadAsync()
    {
        if (!Guid.TryParse(Id, out var id)) return;
        foreach (var cluster in await Fleet.ClustersAsync(_gone.Token))
            foreach (var screen in cluster.Devices.SelectMany(device => device.Screens).Where(screen => screen.Id == id))
            {
                (_screen, _cluster) = (screen, cluster);
                _place = $"{cluster.Names.In(Language)} · {screen.Width} × {screen.Height}";
                _mayShow = await Access.MayAsync(_person.Id, Permission.ShowNow, new(Cluster: cluster.Id), _gone.Token);
                _mayManage = await Access.MayAsync(_person.Id, Permission.ManageScreens, new(Cluster: cluster.Id), _gone.Token);
            }
    }

    private async Task NowAsync()
    {
        _at = VietnamTime.Of(Time.GetUtcNow());
        await PlanAsync();
    }

    private async Task PlanAsync() => _plan = await Plan.AtAsync(_screen!.Id, VietnamTime.Instant(_at), _gone.Token);

    private async Task ShowAsync()
    {
        if (_items.FirstOrDefault(item => item.Item == _item) is not { } chosen) return;
        var question = _onCluster ? L["ShowNowOnClusterText", chosen.Title, _cluster!.Names.In(Language)] : L["ShowNowText", chosen.Title, _screen!.Names.In(Language)];
        if (!await Ask.AreYouSureAsync(L["ShowNow"], question, L["ShowNow"])) return;

        IReadOnlyList<string> languages = _language.Length > 0 ? [_language] : [];
        await Attempt.RunAsync(() => ShowAsync(chosen.Item, languages), L["ShownNow"]);
        await NowAsync();
    }

    private Task ShowAsync(string item, IReadOnlyList<string> languages) => _onCluster
        ? Show.RunForClusterAsync(_cluster!.Id, item, languages, _seconds, _person, _gone.Token)
        : Show.RunAsync(_screen!.Id, item, languages, _seconds, _person, _gone.Token);

    private async Task EditAsync()
    {
        var parameters = new Dictionary<string, object?> { [nameof(ScreenDialog.Screen)] = _screen! };
        if (await Dialogs.OpenAsync<ScreenDialog>(L["Edit"], parameters) is not PlacedEdit edit) return;
        if (await Attempt.RunAsync(() => Edit.PlaceScreenAsync(_screen!.Id, edit.Names, edit.Class, edit.X, edit.Y, _person, _gone.Token), L["Saved"])) await LoadAsync();
    }

    private string Title(ManifestEntry? entry) => entry switch
    {
        null => L["ShowsSlate"].Value,
        { Widget: { } widget } => L[$"Widget_{widget.Kind}"].Value,
        _ => $"{entry.Title} · {L[$"Language_{entry.Language}"]}",
    };

    private string LevelOf(PlanAnswer plan) => plan.Position?.Segment.Level is { } level ? Words.Say(level) : L["Evergreen"].Value;

    /// <summary>The time of day; with its day when that is not the day asked about.</summary>
    private string Clock(long ms)
    {
        var there = VietnamTime.Of(DateTimeOffset.FromUnixTimeMilliseconds(ms));
        return there.ToString(there.Date == _at.Date ? "HH:mm:ss" : "dd/MM HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
