using System.Globalization;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Lists;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

/// <summary>All items, last changed first. The filter stands in the address, so that a list can be kept under a name and sent.</summary>
public sealed partial class ItemsPage
{
    private const int PageSize = 20;
    private IReadOnlyList<SectionInfo> _sections = [];
    private readonly HashSet<string> _chosen = [];
    private IReadOnlyList<ItemColumn> _columns = [];
    private ItemListPage? _page;
    private Person? _person;
    private bool _mayWrite;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IContentTypes Types { get; set; } = null!;

    [Inject] private ISections Sections { get; set; } = null!;

    [Inject] private ItemListing Items { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private PersonLists Lists { get; set; } = null!;

    [Inject] private ListPlace Place { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "text")] public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "type")] public string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "section")] public string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "mine")] public bool Mine { get; set; }

    [SupplyParameterFromQuery(Name = "skip")] public int Skip { get; set; }

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private bool IsFiltered => Query.Length > 0 || Skip > 0;

    /// <summary>The filter as it stands in the address; what is saved under a name.</summary>
    private string Query => Address(0).Split('?') is [_, var query] ? query : "";

    protected override async Task OnInitializedAsync()
    {
        _sections = await Sections.AllAsync(CancellationToken.None);
        _person = await Current.GetAsync();
        if (_person is null) return;
        _mayWrite = await Access.MayAsync(_person.Id, Permission.WriteContent);
        _columns = await Lists.ColumnsAsync(_person, CancellationToken.None);
    }

    protected override async Task OnParametersSetAsync()
    {
        Skip = Math.Clamp(Skip, 0, 1_000_000);
        Place.Href = Address(Skip);
        _chosen.Clear();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var state = Enum.TryParse<ItemListState>(State, out var known) && Enum.IsDefined(known) ? known : ItemListState.Any;
        _page = await Items.FindAsync(new(Text, Type, Section, state, Skip, PageSize, Mine ? _person?.Id : null), CancellationToken.None);
    }

    private void Choose(string item, bool chosen)
    {
        if (chosen) _chosen.Add(item);
        else _chosen.Remove(item);
    }

    private void ChooseAll(bool chosen)
    {
        foreach (var item in _page!.Items) Choose(item.Item.Id, chosen);
    }

    private void ChooseOnly(IReadOnlyCollection<string> items)
    {
        _chosen.Clear();
        _chosen.UnionWith(items);
    }

    private void Go(string? text = null, string? type = null, string? section = null, string? state = null, bool? mine = null) =>
        Navigation.NavigateTo(Address(0, text, type, section, state, mine));

    private string Address(int skip, string? text = null, string? type = null, string? section = null, string? state = null, bool? mine = null) =>
        Navigation.GetUriWithQueryParameters("/admin/items", new Dictionary<string, object?>
        {
            ["text"] = Given(text ?? Text),
            ["type"] = Given(type ?? Type),
            ["section"] = Given(section ?? Section),
            ["state"] = Given(state ?? State),
            ["mine"] = mine ?? Mine ? true : null,
            ["skip"] = skip > 0 ? skip : null,
        });

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private string TypeName(ItemState item) => Types.Find(item.Item.Type)?.Label(Ui) ?? item.Item.Type;

    private static string LastAuthor(ItemState item) => item.Languages.Values.MaxBy(language => language.Latest.SavedAt)?.Latest.AuthorName ?? "";

    private string SectionName(ItemState item) =>
        _sections.FirstOrDefault(section => item.Languages.Values.Any(language => language.Latest.SectionKey == section.Key))?.Names.GetValueOrDefault(Ui) ?? "—";
}
