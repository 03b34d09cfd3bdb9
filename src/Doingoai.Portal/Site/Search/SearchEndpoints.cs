using Doingoai.Portal.Content;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Serving;

namespace Doingoai.Portal.Site.Search;

/// <summary>GET /{language}/search and the addresses beside it. No page of it is kept: the index may be a moment behind the generation.</summary>
internal sealed class SearchEndpoints(SearchPage page, ISearch search, ISections sections, PageWriter writer, TimeProvider time)
{
    public async Task PageAsync(HttpContext http, string language) =>
        await writer.WriteAsync(http, await page.BuildAsync(language, http.Request.Query, time.GetUtcNow(), http.RequestAborted));

    /// <summary>For whoever shows titles while words are typed.</summary>
    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(HttpContext http, string language, string? q)
    {
        http.Response.Headers.CacheControl = "no-cache";
        var found = await search.SuggestAsync(q ?? "", language, time.GetUtcNow(), http.RequestAborted);
        var index = new SectionIndex(await sections.AllAsync(http.RequestAborted), language);
        return [.. found.Select(version => new Suggestion(version.Title, index.HrefOf(version)))];
    }

    /// <summary>The address as readers of a language would guess it.</summary>
    public static IResult Redirect(HttpContext http, string language) => Results.Redirect(Addresses.Search(language) + http.Request.QueryString.ToUriComponent(), permanent: true);

    public sealed record Suggestion(string Title, string Href);
}
