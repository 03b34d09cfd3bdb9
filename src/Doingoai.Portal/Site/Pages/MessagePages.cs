using Doingoai.Portal.Content;
using Doingoai.Portal.Site.Indexing;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Nothing here, or no longer: said kindly, with the newest and the sections to go on with. Asks memory only, because anybody can type wrong addresses by the thousand.</summary>
internal sealed class MessagePages(LiveIndex live, ISections sections, IContentTypes types)
{
    private const int Newest = 5;

    public Task<SitePage> NotFoundAsync(string language, CancellationToken cancel) => BuildAsync(language, StatusCodes.Status404NotFound, "not-found", cancel);

    /// <summary>It was published here and has been taken back.</summary>
    public Task<SitePage> GoneAsync(string language, CancellationToken cancel) => BuildAsync(language, StatusCodes.Status410Gone, "gone", cancel);

    private async Task<SitePage> BuildAsync(string language, int status, string template, CancellationToken cancel)
    {
        var index = new SectionIndex(await sections.AllAsync(cancel), language);
        var newest = (await live.InAsync(language, cancel)).Where(address => types.Find(address.Type)?.Listed == true).Take(Newest);
        return new(language, template, Addresses.Home(language), new View
        {
            ["latest"] = newest.Select(address => new View
            {
                ["title"] = address.Title,
                ["href"] = index.HrefOf(address),
                ["date"] = DateTexts.Instant(address.FirstPublished, language),
            }).ToList(),
        })
        { Status = status };
    }
}
