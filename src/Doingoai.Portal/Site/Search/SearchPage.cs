using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Search;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Search;

/// <summary>The search form with what was found, and the ways to narrow it. Says the same to readers without script.</summary>
internal sealed class SearchPage(ISearch search, ISections sections, Hits hits, Theme theme)
{
    private const int Size = 10;

    public async Task<SitePage> BuildAsync(string language, IQueryCollection query, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await sections.AllAsync(cancel);
        var asked = SearchParameters.Of(query, language, all);
        var answer = await search.FindAsync(asked.Question(Size), now, cancel);
        var texts = theme.Texts.In(language);
        var facets = new FacetViews(asked, language, new SectionIndex(all, language), theme);
        return new SitePage(language, "search", Addresses.Search(language), new View
        {
            ["action"] = Addresses.Search(language),
            ["query"] = asked.Text.Length > Query.Longest ? asked.Text[..Query.Longest] : asked.Text,
            ["has_words"] = answer.HasWords,
            ["was_cut"] = answer.WasCut,
            ["loosely"] = answer.Loosely,
            ["total"] = answer.Total,
            ["hits"] = await hits.OfAsync(answer.Hits, all, language, cancel),
            ["suggestions"] = answer is { HasWords: true, Total: 0 } ? await hits.OfAsync(await search.SuggestAsync(asked.Text, language, now, cancel), all, cancel) : [],
            ["kept"] = Fields(asked with { Text = "", Page = 1 }, language),
            ["kept_with_words"] = Fields(asked with { Year = null, From = null, Until = null, Page = 1 }, language),
            ["from"] = asked.From is { } from ? SearchParameters.Iso(from) : "",
            ["until"] = asked.Until is { } until ? SearchParameters.Iso(until) : "",
            ["languages_found"] = facets.Languages(answer.Facets),
            ["sections_found"] = facets.Sections(answer.Facets),
            ["years_found"] = facets.Years(answer.Facets),
            ["elsewhere"] = answer.Total == 0 ? facets.Elsewhere(answer.Facets) : [],
            ["page_number"] = answer.Page,
            ["page_count"] = answer.Pages,
            ["previous"] = answer.Page > 1 ? (asked with { Page = answer.Page - 1 }).Href(language) : null,
            ["next"] = answer.Page < answer.Pages ? (asked with { Page = answer.Page + 1 }).Href(language) : null,
        })
        {
            Title = answer.HasWords ? $"{texts["search"]}: {Short(asked.Text)}" : texts["search"],
            NoIndex = true,
            Crumbs = [new Crumb(texts["search"], null)],
            Fallbacks = Languages.All.ToDictionary(other => other, other => (asked with { Language = asked.Language == language ? other : asked.Language, Page = 1 }).Href(other)),
        };
    }

    private static List<View> Fields(SearchParameters kept, string language) =>
        [.. kept.Values(language).Select(value => new View { ["name"] = value.Key, ["value"] = value.Value })];

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)]}…";
}
