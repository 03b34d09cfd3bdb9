using System.Globalization;
using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Site.Search;

/// <summary>A search as its address says it. Whatever makes no sense is as if it were not there.</summary>
/// <param name="Language">Of what is looked for; <c>null</c> = all.</param>
/// <param name="Year">Of publication; gives way to <paramref name="From"/> and <paramref name="Until"/>.</param>
internal sealed record SearchParameters(string Text, string? Language, string? Section, int? Year, DateOnly? From, DateOnly? Until, int Page)
{
    public const string AllLanguages = "all";

    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    public bool HasDates => From is not null || Until is not null;

    public static SearchParameters Of(IQueryCollection query, string pageLanguage, IEnumerable<SectionInfo> sections)
    {
        string Typed(string name) => query[name].FirstOrDefault() ?? "";
        var language = Typed("in");
        var page = int.TryParse(Typed("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new(
            Typed("q"), language == AllLanguages ? null : Languages.Knows(language) ? language : pageLanguage,
            sections.FirstOrDefault(section => section.Key == Typed("section"))?.Key, YearOf(Typed("year")), DayOf(Typed("from")), DayOf(Typed("until")), Math.Max(page, 1));
    }

    public SearchQuestion Question(int size) => new(
        Text, Language, Section, HasDates ? From : Year is { } first ? new DateOnly(first, 1, 1) : null, HasDates ? Until : Year is { } last ? new DateOnly(last, 12, 31) : null, Page, size);

    /// <summary>The address on the pages of a language, without what goes without saying.</summary>
    public string Href(string pageLanguage) => Addresses.Search(pageLanguage) + QueryString.Create(Values(pageLanguage));

    public IEnumerable<KeyValuePair<string, string?>> Values(string pageLanguage)
    {
        if (Text.Length > 0) yield return new("q", Text);
        if (Language != pageLanguage) yield return new("in", Language ?? AllLanguages);
        if (Section is not null) yield return new("section", Section);
        if (Year is { } year && !HasDates) yield return new("year", year.ToString(CultureInfo.InvariantCulture));
        if (From is { } from) yield return new("from", Iso(from));
        if (Until is { } until) yield return new("until", Iso(until));
        if (Page > 1) yield return new("page", Page.ToString(CultureInfo.InvariantCulture));
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? YearOf(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear ? year : null;

    private static DateOnly? DayOf(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear ? day : null;
}
