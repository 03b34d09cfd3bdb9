using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Reports.Plays;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Reports.Pages;

/// <summary>What was shown where, how often and how long: proof, not plans.</summary>
public sealed partial class PlaysPage : IDisposable
{
    private static readonly PlayBy[] Groupings =
    [
        PlayBy.Item, PlayBy.Item | PlayBy.Language, PlayBy.Language, PlayBy.Screen, PlayBy.Cluster, PlayBy.Day, PlayBy.Hour, PlayBy.Item | PlayBy.Screen, PlayBy.Item | PlayBy.Language | PlayBy.Screen | PlayBy.Day,
    ];

    private readonly Leaving _gone = new();
    private PlayQuestion _question = null!;
    private PlayPage? _page;
    private RuleException? _refused;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private PlayReport Report { get; set; } = null!;

    [Inject] private PlayWords Words { get; set; } = null!;

    [Inject] private Platform.Errors.RuleTexts Rules { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "until")] public string? Until { get; set; }

    [SupplyParameterFromQuery(Name = "by")] public string? By { get; set; }

    [SupplyParameterFromQuery(Name = "item")] public string? Item { get; set; }

    [SupplyParameterFromQuery(Name = "language")] public string? Language { get; set; }

    [SupplyParameterFromQuery(Name = "screen")] public string? Screen { get; set; }

    [SupplyParameterFromQuery(Name = "cluster")] public string? Cluster { get; set; }

    private static string Reader => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private IEnumerable<IGrouping<Guid, ReportScreen>> Clusters => _page!.Screens.GroupBy(screen => screen.Cluster);

    private IEnumerable<(string Title, string Value, string Detail, string Icon)> Tiles =>
    [
        (L["Plays"], Number(_page!.Totals.Plays), L["PlaysCounted"], "play_circle"), (L["OnScreen"], PlayWords.Duration(_page.Totals.ShownMs), L["HoursMinutes"], "timer"),
        (L["ItemsShown"], Number(_page.Totals.Items), "", "article"), (L["ScreensShown"], Number(_page.Totals.Screens), "", "connected_tv"),
    ];

    private IEnumerable<string> Headings =>
        new[] { (PlayBy.Day, "Day"), (PlayBy.Hour, "Hour"), (PlayBy.Cluster, "Cluster"), (PlayBy.Screen, "Screen"), (PlayBy.Item, "Item"), (PlayBy.Language, "Language") }
            .Where(one => Has(one.Item1)).Select(one => L[one.Item2].Value);

    public void Dispose() => _gone.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _question = new PlayQuery { From = From, Until = Until, By = By, Item = Item, Language = Language, Screen = Id(Screen), Cluster = Id(Cluster) }.Question(Time.GetUtcNow());
        if (await Current.GetAsync() is not { } person) return;

        _refused = null;
        try
        {
            _page = await Report.PageAsync(_question, person, _gone.Token);
        }
        catch (RuleException refused)
        {
            _refused = refused;
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private bool Has(PlayBy any) => (_question.By & any) != 0;

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Key(PlayBy by) => by.ToString().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private string ScreenName(Guid? id) => _page!.Screens.FirstOrDefault(screen => screen.Id == id)?.Name(Reader) ?? L["UnknownScreen"];

    private string ClusterName(Guid? id) => _page!.Screens.FirstOrDefault(screen => screen.Cluster == id)?.ClusterNames.In(Reader) ?? "";

    private static string At(PlayQuestion question) => PlayQuery.Address("/admin/reports/plays", question);

    private double Share(PlayLine line) => _page!.Lines.Max(one => one.ShownMs) is > 0 and var most ? 100d * line.ShownMs / most : 0;
}
