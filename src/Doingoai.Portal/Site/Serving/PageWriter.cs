using System.Text;
using Doingoai.Portal.Site.Pages;

namespace Doingoai.Portal.Site.Serving;

/// <summary>
/// Sends a page with its headers: tag, cache rules, and a policy under which only the theme's own scripts run. JSON-LD is
/// a block of data, which browsers do not hold against the policy.
/// </summary>
internal sealed class PageWriter(PageRenderer renderer, PublicAddress address)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    public async Task WriteAsync(HttpContext http, SitePage page)
    {
        var html = Encoding.UTF8.GetBytes(await renderer.RenderAsync(page, address.Of(http.Request), http.RequestAborted));
        Describe(http.Response, page, html);
        if (page.Status == StatusCodes.Status200OK && TaggedAnswer.IsKnown(http.Request, http.Response))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.StatusCode = page.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(html, http.RequestAborted);
    }

    private static void Describe(HttpResponse response, SitePage page, byte[] html)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy + (page.IsPreview ? "'self'" : "'none'"); // the editor shows previews in a frame
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers.ContentLanguage = Platform.Languages.Tag(page.Language);
        if (page.IsPreview) headers["X-Robots-Tag"] = "noindex, nofollow";
        if (page.IsPreview || page.NoStore) headers.CacheControl = "no-store";
        else TaggedAnswer.Tag(response, html);
    }
}
