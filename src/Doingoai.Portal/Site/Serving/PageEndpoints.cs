using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Pages;

namespace Doingoai.Portal.Site.Serving;

/// <summary>What a reader's address leads to.</summary>
internal sealed class PageEndpoints(
    ILive live, ISections sections, HomePage home, SectionPage section, ItemPage item, PageWriter writer, TimeProvider time)
{
    public async Task HomeAsync(HttpContext http, string language) =>
        await writer.WriteAsync(http, await home.BuildAsync(language, time.GetUtcNow(), http.RequestAborted));

    /// <summary>A section, or an item that belongs to none.</summary>
    public async Task SectionAsync(HttpContext http, string language, string slug, string? page)
    {
        if (await section.BuildAsync(language, slug, page, time.GetUtcNow(), http.RequestAborted) is { } found)
            await writer.WriteAsync(http, found);
        else
            await ItemAsync(http, language, slug);
    }

    public async Task ItemAsync(HttpContext http, string language, string slug)
    {
        var now = time.GetUtcNow();
        var cancel = http.RequestAborted;
        if (await live.BySlugAsync(Channel.Portal, language, slug, now, cancel) is not { } version)
        {
            var gone = await live.WasAtAsync(Channel.Portal, language, slug, now, cancel);
            await writer.WriteAsync(http, gone ? MessagePage.Gone(language) : MessagePage.NotFound(language));
            return;
        }

        // An earlier slug, another section, or no section: one address is the item's own.
        var own = new SectionIndex(await sections.AllAsync(cancel), language).HrefOf(version);
        if (Uri.UnescapeDataString(own) != http.Request.Path.Value) http.Response.Redirect(own, permanent: true);
        else await writer.WriteAsync(http, await item.BuildAsync(version, now, cancel));
    }

    public Task NotFoundAsync(HttpContext http, string? language) =>
        writer.WriteAsync(http, MessagePage.NotFound(language ?? Languages.Vietnamese));
}
