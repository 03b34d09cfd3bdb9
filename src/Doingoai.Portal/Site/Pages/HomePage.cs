using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>The front page: a lead story, the latest, notices, every section that has something more, pictures and videos.</summary>
internal sealed class HomePage(ILive live, ISections sections, Cards cards)
{
    /// <summary>So many of the newest are looked at; a section without any among them is not on the front page.</summary>
    private const int LookedAt = 120;

    private const int Latest = 6;
    private const int PerSection = 4;
    private const int Pictures = 4;
    private const int Notices = 3;

    public async Task<SitePage> BuildAsync(string language, DateTimeOffset now, CancellationToken cancel)
    {
        var index = new SectionIndex(await sections.AllAsync(cancel), language);
        var newest = await live.ListAsync(Channel.Portal, language, now, new LiveFilter(Take: LookedAt), cancel);
        var all = await cards.OfAsync([.. newest.Where(cards.IsListed)], index, cancel);

        var stories = all.Where(card => card["type"] is "article").ToList();
        var lead = stories.FirstOrDefault(card => card["picture"] is not null) ?? stories.FirstOrDefault();
        return new SitePage(language, "home", Addresses.Home(language), new View
        {
            ["lead"] = lead,
            ["latest"] = stories.Where(card => card != lead).Take(Latest).ToList(),
            ["notices"] = all.Where(card => card["type"] is "announcement").Take(Notices).ToList(),
            ["sections"] = index.Menu.Select(section => Block(section, index, stories.Where(card => card != lead))).OfType<View>().ToList(),
            ["pictures"] = all.Where(card => card["type"] is "picture" or "video" && card["picture"] is not null).Take(Pictures).ToList(),
        })
        {
            Translations = Languages.All.ToDictionary(other => other, Addresses.Home),
            Picture = SharePicture.Of(lead?["picture"] as View),
        };
    }

    private static View? Block(SectionInfo section, SectionIndex index, IEnumerable<View> stories)
    {
        var own = stories.Where(card => card["section_key"] as string == section.Key).Take(PerSection).ToList();
        return own.Count == 0 ? null : new View { ["name"] = index.Name(section), ["href"] = index.Href(section), ["first"] = own[0], ["rest"] = own.Skip(1).ToList() };
    }
}
