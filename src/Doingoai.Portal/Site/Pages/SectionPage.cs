using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Themes;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Pages;

/// <summary>The items of a section, newest first, page by page.</summary>
internal sealed class SectionPage(ILive live, ISections sections, Cards cards, IOptions<SiteOptions> options)
{
    /// <summary>Further back than anyone reads; beyond it no database is asked.</summary>
    private const int LastPage = 1_000;

    /// <summary><c>null</c> if there is no such section or page.</summary>
    public async Task<SitePage?> BuildAsync(string language, string slug, string? typedPage, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await sections.AllAsync(cancel);
        var index = new SectionIndex(all, language);
        if (index.BySlug(slug) is not { } section || PageNumber(typedPage) is not { } page) return null;

        var size = options.Value.PageSize;
        var found = await live.ListAsync(Channel.Portal, language, now, new LiveFilter(section.Key, Skip: (page - 1) * size, Take: size + 1), cancel);
        if (found.Count == 0 && page > 1) return null;

        var items = await cards.OfAsync([.. found.Take(size).Where(cards.IsListed)], index, cancel);
        var home = index.Href(section);
        return new SitePage(language, "section", PagePath(home, page), new View
        {
            ["name"] = index.Name(section),
            ["summary"] = section.Summaries.GetValueOrDefault(language),
            ["items"] = items,
            ["page_number"] = page,
            ["newer"] = page > 1 ? PagePath(home, page - 1) : null,
            ["older"] = found.Count > size ? PagePath(home, page + 1) : null,
        })
        {
            Title = index.Name(section),
            Description = section.Summaries.GetValueOrDefault(language) ?? "",
            Section = section.Key,
            Crumbs = [new Crumb(index.Name(section), null)],
            Translations = page == 1 ? TranslationsOf(section, all) : new Dictionary<string, string> { [language] = PagePath(home, page) },
            Fallbacks = TranslationsOf(section, all),
        };
    }

    /// <summary>The same section in each language it has a name in.</summary>
    public static IReadOnlyDictionary<string, string> TranslationsOf(SectionInfo section, IReadOnlyList<SectionInfo> all) =>
        (from language in Languages.All
         let index = new SectionIndex(all, language)
         where index.Find(section.Key) is not null
         select (language, index.Href(section))).ToDictionary();

    /// <summary>Nothing typed is the first page; what is no page number is no page.</summary>
    private static int? PageNumber(string? typed) =>
        typed is null ? 1 : int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= LastPage ? page : null;

    private static string PagePath(string section, int page) => page == 1 ? section : $"{section}?page={page}";
}
