using Doingoai.Portal.Content;
using Doingoai.Portal.Site.Pages;

namespace Doingoai.Portal.Site.Serving;

/// <summary>What a reader's address leads to.</summary>
internal sealed class PageEndpoints(
    ILive live, ISections sections, HomePage home, SectionPage section, ItemPage item, SiteMapPage map, MessagePages messages, PageWriter writer, TimeProvider time)
{
    public async Task HomeAsync(HttpContext http, string language) =>
        await writer.WriteAsync(http, await home.BuildAsync(language, time.GetUtcNow(), http.RequestAborted));

    public async Task SiteMapAsync(HttpContext http, string language) =>
        await writer.WriteAsync(http, await map.BuildAsync(language, http.RequestAborted));

    public async Task ArchiveAsync(HttpContext http, string language, string slug, ArchivePeriod period, string? page)
    {
        if (await section.BuildAsync(language, slug, period, page, time.GetUtcNow(), http.RequestAborted) is { } found)
            await writer.WriteAsync(http, found);
        else
            await NotFoundAsync(http, language);
    }

    /// <summary>A section, or an item that belongs to none.</summary>
    public async Task SectionAsync(HttpContext http, string language, string slug, string? page)
    {
        if (await section.BuildAsync(language, slug, period: null, page, time.GetUtcNow(), http.RequestAborted) is { } found)
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
            await (gone ? GoneAsync(http, language) : NotFoundAsync(http, language));
            return;
        }

        // An earlier slug, another section, or no section: one address is the item's own.
        var own = new SectionIndex(await sections.AllAsync(cancel), language).HrefOf(version);
        if (Uri.UnescapeDataString(own) != http.Request.Path.Value) Moved.To(http, own);
        else await writer.WriteAsync(http, await item.BuildAsync(version, now, cancel));
    }

    public async Task NotFoundAsync(HttpContext http, string language) =>
        await writer.WriteAsync(http, await messages.NotFoundAsync(language, http.RequestAborted));

    /// <summary>The address names no language that the portal writes.</summary>
    public async Task NowhereAsync(HttpContext http)
    {
        http.Response.Headers.Append("Vary", "Accept-Language");
        await NotFoundAsync(http, ReaderLanguage.Of(http.Request));
    }

    public async Task GoneAsync(HttpContext http, string language) =>
        await writer.WriteAsync(http, await messages.GoneAsync(language, http.RequestAborted));
}
