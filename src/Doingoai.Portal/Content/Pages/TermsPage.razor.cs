using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

/// <summary>The term base: what things are called in three languages, and what they must not be called.</summary>
public sealed partial class TermsPage
{
    private const int PageSize = 50;
    private IReadOnlyList<TermInfo> _all = [];
    private List<TermInfo>? _shown;
    private TermInfo? _editing;
    private bool _importing;
    private bool _mayWrite;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private TermCatalog Catalog { get; set; } = null!;

    [Inject] private ContentRights Rights { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "text")] public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "ended")] public bool Ended { get; set; }

    [SupplyParameterFromQuery(Name = "skip")] public int Skip { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _mayWrite = await Current.GetAsync() is { } person && await Rights.MayAsync(person, Permission.WriteContent, Guid.Empty, null, CancellationToken.None);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _all = await Catalog.AllAsync(CancellationToken.None);
        _shown = [.. TermCatalog.Matching(_all, Text, Enum.TryParse<TermKind>(Kind, out var kind) ? kind : null, Ended)];
        Skip = Math.Clamp(Skip, 0, Math.Max(0, _shown.Count - 1)) / PageSize * PageSize;
    }

    private void Edit(TermInfo? term) => (_importing, _editing) = (false, term ?? new("", TermKind.Other, "", new Dictionary<string, TermForms>()));

    private async Task SavedAsync()
    {
        _editing = null;
        await LoadAsync();
    }

    private async Task ImportedAsync()
    {
        _importing = false;
        await LoadAsync();
    }

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = string.IsNullOrEmpty(value) ? null : value, ["skip"] = null }));

    private string PageAt(int skip) => Navigation.GetUriWithQueryParameter("skip", skip > 0 ? (int?)skip : null);
}
