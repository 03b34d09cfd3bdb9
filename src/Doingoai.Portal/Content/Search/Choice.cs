using System.Runtime.InteropServices;
using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Content.Search;

/// <summary>Which of the documents found a reader wants, and how many each other choice would leave. Pure.</summary>
internal sealed class Choice(SearchQuestion question)
{
    private readonly DateTimeOffset? _from = question.From is { } day ? VietnamTime.Instant(day.ToDateTime(TimeOnly.MinValue)) : null;
    private readonly DateTimeOffset? _until = question.Until is { } day && day < DateOnly.MaxValue ? VietnamTime.Instant(day.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null;

    public bool Takes(CatalogueEntry entry) => HasLanguage(entry) && HasSection(entry) && HasDate(entry);

    public SearchFacets Count(IReadOnlyList<CatalogueEntry> found)
    {
        var (languages, sections, years) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<int, int>());
        foreach (var entry in found)
        {
            var (language, section, date) = (HasLanguage(entry), HasSection(entry), HasDate(entry));
            if (section && date) Add(languages, entry.Language);
            if (language && date && entry.Section is { } key) Add(sections, key);
            if (language && section) Add(years, entry.Year);
        }

        return new(
            [.. MostFirst(languages)],
            [.. MostFirst(sections)],
            [.. years.OrderByDescending(year => year.Key).Select(year => new FacetCount(year.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), year.Value))]);
    }

    private static IEnumerable<FacetCount> MostFirst(Dictionary<string, int> counts) =>
        counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => new FacetCount(count.Key, count.Value));

    private static void Add<TKey>(Dictionary<TKey, int> counts, TKey key) where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private bool HasLanguage(CatalogueEntry entry) => question.Language is null || entry.Language == question.Language;

    private bool HasSection(CatalogueEntry entry) => question.Section is null || entry.Section == question.Section;

    private bool HasDate(CatalogueEntry entry) => !(entry.FirstPublished < _from) && !(entry.FirstPublished >= _until);
}
