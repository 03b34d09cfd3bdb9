using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Feedback;
using Doingoai.Portal.Site.Pages;

namespace Doingoai.Portal.Site.Indexing;

/// <summary>Every page there is, by the same rules by which pages are addressed.</summary>
internal sealed class SiteUrls(LiveIndex index, ISections sections, IContentTypes types)
{
    /// <summary>Home, site map, sections, then items from the newest.</summary>
    public async Task<IReadOnlyList<SiteUrl>> InAsync(string language, CancellationToken cancel)
    {
        var all = await index.AllAsync(cancel);
        var known = await sections.AllAsync(cancel);
        var own = all.Where(address => address.Language == language).ToList();
        var newest = own.Count == 0 ? null : (DateTimeOffset?)own.Max(address => address.Updated);
        return
        [
            new(language, Languages.All.ToDictionary(other => other, Addresses.Home), newest),
            new(language, Languages.All.ToDictionary(other => other, Addresses.SiteMap), newest),
            new(language, Languages.All.ToDictionary(other => other, FeedbackAddresses.Form), null),
            .. from type in types.All where type.Directory is not null select new SiteUrl(language, Languages.All.ToDictionary(other => other, other => Addresses.Directory(other, type)), newest),
            .. Sections(language, known, own),
            .. Items(language, known, all),
        ];
    }

    private static IEnumerable<SiteUrl> Sections(string language, IReadOnlyList<SectionInfo> known, List<LiveAddress> own)
    {
        var newest = own.Where(address => address.SectionKey is not null).GroupBy(address => address.SectionKey!)
            .ToDictionary(group => group.Key, group => (DateTimeOffset?)group.Max(address => address.Updated));
        return from section in known
               where !section.Retired || newest.ContainsKey(section.Key)
               let paths = SectionPage.TranslationsOf(section, known)
               where paths.ContainsKey(language)
               select new SiteUrl(language, paths, newest.GetValueOrDefault(section.Key));
    }

    private static IEnumerable<SiteUrl> Items(string language, IReadOnlyList<SectionInfo> known, IReadOnlyList<LiveAddress> all)
    {
        var indexes = Languages.All.ToDictionary(each => each, each => new SectionIndex(known, each));
        var items = all.ToLookup(address => address.Item);
        return from address in all
               where address.Language == language
               select new SiteUrl(language, items[address.Item].ToDictionary(each => each.Language, each => indexes[each.Language].HrefOf(each)), address.Updated);
    }
}
