using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Pages;

/// <summary>Who has an account, with which roles.</summary>
public sealed partial class PeoplePage
{
    private IReadOnlyList<PersonLine>? _people;
    private IReadOnlyList<Role> _roles = [];
    private Guid? _editing;
    private bool _opening;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private PeopleList People { get; set; } = null!;

    [Inject] private ChangeRoles ChangeRoles { get; set; } = null!;

    [Inject] private CloseAccount CloseAccount { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private Ask Ask { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _people = await People.AllAsync(default);

    private static string State(PersonLine person) => person switch { { HasLeft: true } => "Closed", { IsLockedOut: true } => "Locked", _ => "Open" };

    private static Tone Tone(PersonLine person) => person switch { { HasLeft: true } => Controls.Tone.Neutral, { IsLockedOut: true } => Controls.Tone.Attention, _ => Controls.Tone.Good };

    private void Edit(PersonLine person) => (_editing, _roles) = (person.Id, person.Roles);

    private async Task OpenedAsync()
    {
        _opening = false;
        _people = await People.AllAsync(default);
    }

    private async Task SaveRolesAsync(PersonLine person)
    {
        if (!await Attempt.RunAsync(() => ChangeRoles.RunAsync(person.Id, _roles, default), L["RolesChanged", person.DisplayName])) return;

        _editing = null;
        _people = await People.AllAsync(default);
    }

    private async Task CloseAsync(PersonLine person)
    {
        if (!await Ask.AreYouSureAsync(L["CloseAccountTitle", person.DisplayName], L["CloseAccountText"], L["CloseAccount"])) return;

        var by = (await Current.GetAsync())!;
        await Attempt.RunAsync(() => CloseAccount.RunAsync(person.Id, by, default), L["AccountClosed", person.DisplayName]);
        _people = await People.AllAsync(default);
    }

    private async Task ReopenAsync(PersonLine person)
    {
        await Attempt.RunAsync(() => CloseAccount.ReopenAsync(person.Id), L["AccountOpen", person.DisplayName]);
        _people = await People.AllAsync(default);
    }
}
