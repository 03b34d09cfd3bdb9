using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Shell;

/// <summary>Menu on the left, the page, and who is signed in.</summary>
public sealed partial class AdminLayout : IDisposable
{
    private IReadOnlyList<MenuGroup> _menu = [];
    private Person? _person;
    private string _roles = "";
    private bool _open;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Menu Menu { get; set; } = null!;

    [Inject] private PeopleList People { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        if (await Current.GetAsync() is not { } person) return;

        (_person, _menu) = (person, await Menu.ForAsync(person));
        _roles = string.Join(", ", (await People.RolesAsync(person.Id, default)).Select(role => L[$"Role_{role}"].Value));
    }

    private static string Initials(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => "?",
        [var only] => only[..1],
        [.., var before, var last] => $"{before[0]}{last[0]}",
    };

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => InvokeAsync(Close);

    private void Close()
    {
        if (!_open) return;
        _open = false;
        StateHasChanged();
    }
}
