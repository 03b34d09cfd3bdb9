using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Signage.Widgets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>Arranges one playlist and plans when it plays.</summary>
public sealed partial class PlaylistPage : IDisposable
{
    private const int Picks = 30;

    private readonly Leaving _gone = new();
    private PlaylistView? _playlist;
    private List<EditedLine> _lines = [];
    private IReadOnlyList<ShowableItem> _items = [];
    private PlaceNames _places = PlaceNames.None;
    private Person _person = null!;
    private string _search = "";
    private bool _loaded;
    private bool _changed;
    private bool _mayArrange;

    [Parameter] public string Id { get; set; } = "";

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private PlaylistReader Playlists { get; set; } = null!;

    [Inject] private ShowableItems Showable { get; set; } = null!;

    [Inject] private WidgetCatalog Widgets { get; set; } = null!;

    [Inject] private SavePlaylist Save { get; set; } = null!;

    [Inject] private SaveSchedule Schedules { get; set; } = null!;

    [Inject] private IFleet Fleet { get; set; } = null!;

    [Inject] private ScheduleWords Words { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private Ask Ask { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private IEnumerable<ShowableItem> Found => _items.Where(item => item.Title.Contains(_search.Trim(), StringComparison.CurrentCultureIgnoreCase)).Take(Picks);

    /// <summary>One round, where every line counts once per language it is shown in.</summary>
    private string Length => TimeSpan.FromSeconds(_lines.Sum(line => line.Seconds * Math.Max(1, line.Language.Length > 0 ? 1 : Find(line.Item)?.Languages.Count ?? 1)))
        .ToString(@"m\:ss", CultureInfo.InvariantCulture);

    public void Dispose() => _gone.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } person) return;

        _person = person;
        _mayArrange = await Access.MayAsync(person.Id, Permission.ArrangeScreens, cancel: _gone.Token);
        _places = new(await Fleet.ClustersAsync(_gone.Token), Language, L["Everywhere"]);
        _items = await Showable.AllAsync(Language, _gone.Token);
        await LoadAsync(keepLines: false);
        _loaded = true;
    }

    private async Task LoadAsync(bool keepLines)
    {
        _playlist = Guid.TryParse(Id, out var id) ? await Playlists.FindAsync(id, _gone.Token) : null;
        if (keepLines) return;
        _lines = [.. (_playlist?.Items ?? []).Select(item => new EditedLine(item))];
        _changed = false;
    }

    private ShowableItem? Find(string? item) => _items.FirstOrDefault(one => one.Item == item);

    private void Changed() => _changed = true;

    private void AddItem(ShowableItem item) => Add(new(NewId(), item.Item, null, [], 10));

    private void AddWidget(string widget) => Add(new(NewId(), null, widget, [], 8));

    private void Add(PlannedItem plan)
    {
        _lines.Add(new(plan));
        _changed = true;
    }

    private void Remove(EditedLine line)
    {
        _lines.Remove(line);
        _changed = true;
    }

    private void Move(EditedLine line, int by)
    {
        var (from, to) = (_lines.IndexOf(line), _lines.IndexOf(line) + by);
        if (to < 0 || to >= _lines.Count) return;
        (_lines[from], _lines[to]) = (_lines[to], _lines[from]);
        _changed = true;
    }

    private async Task SaveAsync()
    {
        var plans = _lines.ConvertAll(line => line.ToPlan());
        if (await Attempt.RunAsync(() => Save.SaveAsync(_playlist!.Id, null, plans, _playlist.Revision, _person, _gone.Token), L["SavedToScreens"]) is not null)
            await LoadAsync(keepLines: false);
    }

    private async Task RenameAsync()
    {
        var (vi, en, zh) = _playlist!.Names;
        var parameters = new Dictionary<string, object?> { [nameof(NamesDialog.Vi)] = vi, [nameof(NamesDialog.En)] = en, [nameof(NamesDialog.Zh)] = zh };
        if (await Dialogs.OpenAsync<NamesDialog>(L["Rename"], parameters) is not NamedPlace named) return;
        await Attempt.RunAsync(() => Save.SaveAsync(_playlist.Id, named.Names, _playlist.Items, _playlist.Revision, _person, _gone.Token), L["Saved"]);
        await LoadAsync(keepLines: _changed);
    }

    private async Task PlanAsync(PlannedSchedule planned)
    {
        if (await Attempt.RunAsync(() => Schedules.CreateAsync(_playlist!.Id, planned.Target, planned.Level, planned.Rule, _person, _gone.Token), L["SavedToScreens"]) is not null)
            await LoadAsync(keepLines: true);
    }

    private async Task EndAsync(Schedule schedule)
    {
        if (!await Ask.AreYouSureAsync(L["EndSchedule"], L["EndScheduleText", _places.Name(schedule.Target), Words.Say(schedule.Rule)], L["EndSchedule"])) return;
        if (await Attempt.RunAsync(() => Schedules.EndAsync(schedule.Id, _person, _gone.Token), L["SavedToScreens"])) await LoadAsync(keepLines: true);
    }

    private Guid NewId() => Guid.CreateVersion7(Time.GetUtcNow());
}
