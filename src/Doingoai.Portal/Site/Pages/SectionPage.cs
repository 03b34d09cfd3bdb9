using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Themes;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Pages;

/// <summary>The items of a section, newest first, page by page: all of them, or those of a year or month.</summary>
internal sealed class SectionPage(ILive live, ISections sections, Cards cards, Archive archive, IOptions<SiteOptions> options)
{
    /// <summary>Further back than anyone reads; beyond it no database is asked.</summary>
    private const int LastPage = 1_000;

    /// <summary><c>null</c> if there is no such section, period or page.</summary>
    public async Task<SitePage?> BuildAsync(string language, string slug, ArchivePeriod? period, string? typedPage, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await sections.AllAsync(cancel);
        var index = new SectionIndex(all, language);
        if (index.BySlug(slug) is not { } section || PageNumber(typedPage) is not { } page) return null;

        var size = options.Value.PageSize;
        var filter = new LiveFilter(section.Key, Skip: (page - 1) * size, Take: size + 1, Since: period?.Since, Before: period?.Before);
        var found = await live.ListAsync(Channel.Portal, language, now, filter, cancel);
        if (found.Count == 0 && (page > 1 || period is not null)) return null;

        var home = period is null ? index.Href(section) : Addresses.Archive(language, slug, period.Year, period.Month);
        var newer = page > 1 ? PagePath(home, page - 1) : null;
        var older = found.Count > size ? PagePath(home, page + 1) : null;
        var translations = period is null ? TranslationsOf(section, all) : await archive.TranslationsAsync(section, all, period, cancel);
        return new SitePage(language, "section", PagePath(home, page), new View
        {
            ["name"] = index.Name(section),
            ["period"] = period is null ? null : DateTexts.Period(period, language),
            ["summary"] = section.Summaries.GetValueOrDefault(language),
            ["items"] = await cards.OfAsync([.. found.Take(size).Where(cards.IsListed)], index, cancel),
            ["page_number"] = page,
            ["newer"] = newer,
            ["older"] = older,
            ["archive"] = await archive.OfAsync(section, language, period, cancel),
        })
        {
            Title = Title(index.Name(section), period, language, page),
            Description = section.Summaries.GetValueOrDefault(language) ?? "",
            Section = section.Key,
            FeedSection = new Crumb(index.Name(section), slug),
            Previous = newer,
            Next = older,
            Crumbs = period is null
                ? [new Crumb(index.Name(section), null)]
                : [new Crumb(index.Name(section), index.Href(section)), new Crumb(DateTexts.Period(period, language), null)],
            Translations = page == 1 ? translations : new Dictionary<string, string> { [language] = PagePath(home, page) },
            Fallbacks = translations.Concat(TranslationsOf(section, all)).DistinctBy(path => path.Key).ToDictionary(),
        };
    }

    /// <summary>The same section in each language it has a name in.</summary>
    public static IReadOnlyDictionary<string, string> TranslationsOf(SectionInfo section, IReadOnlyList<SectionInfo> all) =>
        (from language in Languages.All
         let index = new SectionIndex(all, language)
         where index.Find(section.Key) is not null
         select (language, index.Href(section))).ToDictionary();

    /// <summary>No two pages have the same title.</summary>
    private static string Title(string name, ArchivePeriod? period, string language, int page) =>
        name + (period is null ? "" : $" – {DateTexts.Period(period, language)}") + (page > 1 ? $" ({page})" : "");

    /// <summary>Nothing typed is the first page; what is no page number is no page.</summary>
    private static int? PageNumber(string? typed) =>
        typed is null ? 1 : int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= LastPage ? page : null;

    private static string PagePath(string section, int page) => page == 1 ? section : $"{section}?page={page}";
}
