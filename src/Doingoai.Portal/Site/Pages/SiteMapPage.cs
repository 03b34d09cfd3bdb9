using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Feeds;
using Doingoai.Portal.Site.Indexing;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>The site map for people: sections with their newest and their years, pages of no section, feeds.</summary>
internal sealed class SiteMapPage(LiveIndex live, ISections sections, IContentTypes types, Archive archive, Theme theme)
{
    private const int PerSection = 5;
    private const int MostPages = 100;

    public async Task<SitePage> BuildAsync(string language, CancellationToken cancel)
    {
        var index = new SectionIndex(await sections.AllAsync(cancel), language);
        var own = await live.InAsync(language, cancel);
        var blocks = new List<View>();
        foreach (var section in index.Menu) blocks.Add(await BlockAsync(section, index, own, language, cancel));

        var title = theme.Texts.In(language)["site_map"];
        return new SitePage(language, "site-map", Addresses.SiteMap(language), new View
        {
            ["blocks"] = blocks,
            ["pages"] = own.Where(address => types.Find(address.Type)?.Listed == false).Take(MostPages).Select(address => Link(address, index)).ToList(),
            ["feeds"] = FeedForm.All.Select(form => new View { ["name"] = form.Name, ["href"] = Addresses.Feed(language, null, form.File) }).ToList(),
        })
        {
            Title = title,
            Description = theme.Texts.In(language)["site_map_note"],
            Crumbs = [new Crumb(title, null)],
            Translations = Languages.All.ToDictionary(other => other, Addresses.SiteMap),
        };
    }

    private async Task<View> BlockAsync(SectionInfo section, SectionIndex index, IReadOnlyList<LiveAddress> own, string language, CancellationToken cancel) => new()
    {
        ["name"] = index.Name(section),
        ["href"] = index.Href(section),
        ["newest"] = own.Where(address => address.SectionKey == section.Key && types.Find(address.Type)?.Listed == true).Take(PerSection).Select(address => Link(address, index)).ToList(),
        ["years"] = await archive.OfAsync(section, language, null, cancel),
        ["feed"] = Addresses.Feed(language, section.Slugs[language], FeedForm.All[0].File),
    };

    private static View Link(LiveAddress address, SectionIndex index) => new() { ["title"] = address.Title, ["href"] = index.HrefOf(address) };
}
