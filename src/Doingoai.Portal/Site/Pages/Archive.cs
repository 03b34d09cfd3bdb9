using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Indexing;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>The years and months of which a section has something.</summary>
internal sealed class Archive(LiveIndex live, IContentTypes types)
{
    /// <summary>For templates: years, newest first, each with its months and how many items they hold.</summary>
    public async Task<IReadOnlyList<View>> OfAsync(SectionInfo section, string language, ArchivePeriod? shown, CancellationToken cancel)
    {
        var own = Listed(await live.InAsync(language, cancel), section);
        var slug = section.Slugs[language];
        return
        [
            .. from address in own
               group address by ArchivePeriod.MonthOf(address.FirstPublished) into month
               orderby month.Key.Year descending, month.Key.Month descending
               group month by month.Key.Year into year
               select new View
               {
                   ["name"] = DateTexts.Year(year.Key, language),
                   ["href"] = Addresses.Archive(language, slug, year.Key),
                   ["current"] = shown is { Month: null } && shown.Year == year.Key,
                   ["open"] = shown?.Year == year.Key,
                   ["count"] = year.Sum(month => month.Count()),
                   ["months"] = year.Select(month => new View
                   {
                       ["name"] = DateTexts.Month(month.Key.Month!.Value, language),
                       ["href"] = Addresses.Archive(language, slug, month.Key.Year, month.Key.Month),
                       ["current"] = shown == month.Key,
                       ["count"] = month.Count(),
                   }).ToList(),
               },
        ];
    }

    /// <summary>The same period in each language that has something of it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TranslationsAsync(SectionInfo section, IReadOnlyList<SectionInfo> all, ArchivePeriod period, CancellationToken cancel)
    {
        var held = Listed(await live.AllAsync(cancel), section).Where(address => period.Holds(address.FirstPublished)).Select(address => address.Language).ToHashSet();
        return (from language in Languages.All
                where held.Contains(language) && new SectionIndex(all, language).Find(section.Key) is not null
                select (language, Addresses.Archive(language, section.Slugs[language], period.Year, period.Month))).ToDictionary();
    }

    private IEnumerable<LiveAddress> Listed(IReadOnlyList<LiveAddress> addresses, SectionInfo section) =>
        addresses.Where(address => address.SectionKey == section.Key && types.Find(address.Type)?.Listed == true);
}
