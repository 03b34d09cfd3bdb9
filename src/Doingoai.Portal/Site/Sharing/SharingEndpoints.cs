using Doingoai.Portal.Content;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Serving;
using Microsoft.Net.Http.Headers;

namespace Doingoai.Portal.Site.Sharing;

/// <summary>What goes with an item to take along: the page as one file, its address as a QR code. Only for what is live.</summary>
internal sealed class SharingEndpoints(ILive live, ISections sections, ItemPage item, SavedPage saved, PageEndpoints pages, PublicAddress address, TimeProvider time)
{
    public async Task SaveAsync(HttpContext http, string language, string slug)
    {
        if (await FindAsync(http, language, slug, Addresses.Saved) is not { } version) return;

        var page = await item.BuildAsync(version, time.GetUtcNow(), http.RequestAborted);
        var file = await saved.RenderAsync(page, address.Of(http.Request), http.RequestAborted);
        var named = new ContentDispositionHeaderValue("attachment");
        named.SetHttpFileName($"{version.Slug}.html");
        http.Response.Headers.ContentDisposition = named.ToString();
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox"; // it is a file, never a page of the portal
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        await TaggedAnswer.SendAsync(http, file, "text/html; charset=utf-8");
    }

    public async Task QrAsync(HttpContext http, string language, string slug)
    {
        if (await FindAsync(http, language, slug, Addresses.Qr) is not { } version) return;

        var path = await PathOfAsync(version, http.RequestAborted);
        await TaggedAnswer.SendAsync(http, QrCode.Svg(address.Of(http.Request) + path), "image/svg+xml");
    }

    /// <summary>The live version at its own address; otherwise the answer has been given: elsewhere, gone or never there.</summary>
    private async Task<LiveVersion?> FindAsync(HttpContext http, string language, string slug, Func<string, string> form)
    {
        var (now, cancel) = (time.GetUtcNow(), http.RequestAborted);
        if (await live.BySlugAsync(Channel.Portal, language, slug, now, cancel) is { } version)
        {
            var own = form(await PathOfAsync(version, cancel));
            if (Uri.UnescapeDataString(own) == http.Request.Path.Value) return version;
            http.Response.Redirect(own, permanent: true);
        }
        else
        {
            await (await live.WasAtAsync(Channel.Portal, language, slug, now, cancel) ? pages.GoneAsync(http, language) : pages.NotFoundAsync(http, language));
        }

        return null;
    }

    private async Task<string> PathOfAsync(LiveVersion version, CancellationToken cancel) =>
        new SectionIndex(await sections.AllAsync(cancel), version.Language).HrefOf(version);
}
