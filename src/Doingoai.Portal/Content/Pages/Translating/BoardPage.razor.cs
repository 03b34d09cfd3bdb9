using System.Globalization;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Content.Translation.Board;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Platform.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages.Translating;

/// <summary>Where every item stands in every language, and who is to translate it. The filter stands in the address.</summary>
public sealed partial class BoardPage
{
    private const int PageSize = 25;
    private readonly HashSet<TranslationOf> _chosen = [];
    private IReadOnlyList<SectionInfo> _sections = [];
    private IReadOnlyList<OrganisationUnit> _units = [];
    private IReadOnlyList<Person> _people = [];
    private BoardRows? _page;
    private DateOnly _today;
    private DateTimeOffset _now;
    private bool _mayAssign;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private TranslationBoard Board { get; set; } = null!;

    [Inject] private BoardChoices Choices { get; set; } = null!;

    [Inject] private IContentTypes Types { get; set; } = null!;

    [Inject] private ISections Sections { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "text")] public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "condition")] public string? Condition { get; set; }

    [SupplyParameterFromQuery(Name = "language")] public string? Language { get; set; }

    [SupplyParameterFromQuery(Name = "person")] public string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "section")] public string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "type")] public string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "unit")] public string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "oldest")] public bool Oldest { get; set; }

    [SupplyParameterFromQuery(Name = "skip")] public int Skip { get; set; }

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override async Task OnInitializedAsync()
    {
        _sections = await Sections.AllAsync(CancellationToken.None);
        _units = await Choices.UnitsAsync(CancellationToken.None);
        _people = await Choices.WritersAsync(CancellationToken.None);
        _mayAssign = await Current.GetAsync() is { } person && await Access.MayAsync(person.Id, Permission.WriteContent);
    }

    protected override async Task OnParametersSetAsync()
    {
        Skip = Math.Clamp(Skip, 0, 1_000_000);
        _now = Time.GetUtcNow();
        _today = DateOnly.FromDateTime(VietnamTime.Of(_now));
        var condition = Enum.TryParse<BoardCondition>(Condition, out var known) && Enum.IsDefined(known) ? known : BoardCondition.Any;
        var language = Language is { } wanted && Languages.Knows(wanted) ? wanted : null;
        _page = await Board.FindAsync(new(Text, Id(Unit), Section, Type, Id(Who), language, condition, Oldest, Skip, PageSize), CancellationToken.None);
        _chosen.Clear();
    }

    private static Guid? Id(string? text) => Guid.TryParseExact(text, "N", out var id) ? id : null;

    private void Choose(string item, string language, bool chosen)
    {
        if (chosen) _chosen.Add(new(item, language));
        else _chosen.Remove(new(item, language));
    }

    private Task AssignedAsync() => OnParametersSetAsync();

    private string? SectionName(BoardRow row) => _sections.FirstOrDefault(section => section.Key == row.Section)?.Names.GetValueOrDefault(Ui);

    private string? UnitName(BoardRow row) => _units.FirstOrDefault(unit => unit.Id == row.Unit)?.Name(Ui);

    private void Go(string name, ChangeEventArgs change) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = change.Value as string is { Length: > 0 } value ? value : null, ["skip"] = null }));

    private string PageAt(int skip) => Navigation.GetUriWithQueryParameter("skip", skip > 0 ? (int?)skip : null);
}
