using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Manifests;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>All playlists with where and when they play.</summary>
public sealed partial class PlaylistsPage : IDisposable
{
    private readonly Leaving _gone = new();
    private IReadOnlyList<PlaylistView>? _playlists;
    private PlaceNames _places = PlaceNames.None;
    private Person _person = null!;
    private bool _mayArrange;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private PlaylistReader Playlists { get; set; } = null!;

    [Inject] private SavePlaylist Save { get; set; } = null!;

    [Inject] private IFleet Fleet { get; set; } = null!;

    [Inject] private ScheduleWords Words { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    internal static Tone ToneOf(Level level) => level switch
    {
        Level.Emergency => Tone.Bad,
        Level.Urgent => Tone.Attention,
        Level.Normal => Tone.Info,
        _ => Tone.Neutral,
    };

    public void Dispose() => _gone.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (await Current.GetAsync() is not { } person) return;

        _person = person;
        _mayArrange = await Access.MayAsync(person.Id, Permission.ArrangeScreens, cancel: _gone.Token);
        _places = new(await Fleet.ClustersAsync(_gone.Token), Language, L["Everywhere"]);
        _playlists = await Playlists.AllAsync(_gone.Token);
    }

    private async Task AddAsync()
    {
        if (await Dialogs.OpenAsync<NamesDialog>(L["NewPlaylist"]) is not NamedPlace named) return;
        if (await Attempt.RunAsync(() => Save.CreateAsync(named.Names, [], _person, _gone.Token)) is { } playlist)
            Navigation.NavigateTo($"/admin/playlists/{playlist.Id:N}");
    }
}
