using System.Globalization;
using Doingoai.Portal.Content;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Search;

/// <summary>The choices that narrow a search, each with its address and how many it leaves.</summary>
internal sealed class FacetViews(SearchParameters asked, string language, SectionIndex sections, Theme theme)
{
    private const int MostYears = 12;

    /// <summary>In the order of the house, and all together where there are several.</summary>
    public List<View> Languages(SearchFacets facets)
    {
        var counts = facets.Languages.ToDictionary(facet => facet.Key, facet => facet.Count);
        var found = Platform.Languages.All.Where(one => counts.ContainsKey(one) || one == asked.Language).Select(one => View(
            theme.Texts.In(one)["language_name"], counts.GetValueOrDefault(one), asked.Language == one, asked with { Language = one }, Platform.Languages.Tag(one))).ToList();
        return counts.Count < 2 && asked.Language is not null ? found : [View(theme.Texts.In(language)["search_all_languages"], counts.Values.Sum(), asked.Language is null, asked with { Language = null }), .. found];
    }

    /// <summary>Where there is something although there is nothing in the language asked for.</summary>
    public List<View> Elsewhere(SearchFacets facets) => [.. Languages(facets).Where(view => view["count"] is > 0 && view["tag"] is not null)];

    public List<View> Sections(SearchFacets facets) =>
    [
        .. from facet in facets.Sections
           let section = sections.Find(facet.Key)
           where section is not null
           select Toggle(sections.Name(section), facet.Count, asked.Section == facet.Key, asked with { Section = facet.Key }, asked with { Section = null }),
    ];

    public List<View> Years(SearchFacets facets) =>
    [
        .. from facet in facets.Years.Take(MostYears)
           let year = int.Parse(facet.Key, CultureInfo.InvariantCulture)
           select Toggle(facet.Key, facet.Count, asked.Year == year && !asked.HasDates, asked with { Year = year, From = null, Until = null }, asked with { Year = null }),
    ];

    /// <summary>Choosing it again takes the choice back.</summary>
    private View Toggle(string name, int count, bool current, SearchParameters chosen, SearchParameters without) => View(name, count, current, current ? without : chosen);

    private View View(string name, int count, bool current, SearchParameters then, string? tag = null) =>
        new() { ["name"] = name, ["count"] = count, ["current"] = current, ["href"] = (then with { Page = 1 }).Href(language), ["tag"] = tag };
}
