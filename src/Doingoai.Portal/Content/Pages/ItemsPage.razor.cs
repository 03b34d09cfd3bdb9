using System.Globalization;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

/// <summary>All items, last changed first. The filter stands in the address, so that a list can be kept and sent.</summary>
public sealed partial class ItemsPage
{
    private const int PageSize = 20;
    private IReadOnlyList<SectionInfo> _sections = [];
    private ItemListPage? _page;
    private bool _mayWrite;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IContentTypes Types { get; set; } = null!;

    [Inject] private ISections Sections { get; set; } = null!;

    [Inject] private ItemListing Items { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "text")] public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "type")] public string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "section")] public string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "skip")] public int Skip { get; set; }

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override async Task OnParametersSetAsync()
    {
        _sections = await Sections.AllAsync(CancellationToken.None);
        _mayWrite = await Current.GetAsync() is { } person && await Access.MayAsync(person.Id, Permission.WriteContent);
        Skip = Math.Max(Skip, 0);
        var state = Enum.TryParse<ItemListState>(State, out var known) ? known : ItemListState.Any;
        _page = await Items.FindAsync(new(Text, Type, Section, state, Skip, PageSize), CancellationToken.None);
    }

    private void Go(string? text = null, string? type = null, string? section = null, string? state = null) =>
        Navigation.NavigateTo(Address(0, text, type, section, state));

    private string Address(int skip, string? text = null, string? type = null, string? section = null, string? state = null) =>
        Navigation.GetUriWithQueryParameters("/admin/items", new Dictionary<string, object?>
        {
            ["text"] = Given(text ?? Text),
            ["type"] = Given(type ?? Type),
            ["section"] = Given(section ?? Section),
            ["state"] = Given(state ?? State),
            ["skip"] = skip > 0 ? skip : null,
        });

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private string SectionName(ItemState item) =>
        _sections.FirstOrDefault(section => item.Languages.Values.Any(language => language.Latest.SectionKey == section.Key))?.Names.GetValueOrDefault(Ui) ?? "—";

    private static string LastAuthor(ItemState item) => item.Languages.Values.MaxBy(language => language.Latest.SavedAt)?.Latest.AuthorName ?? "";
}
