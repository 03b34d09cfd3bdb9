using System.Security.Cryptography;
using System.Text;
using Doingoai.Portal.Site.Pages;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Doingoai.Portal.Site.Serving;

/// <summary>Sends a page with its headers: tag, cache rules, and a policy under which no script runs.</summary>
internal sealed class PageWriter(PageRenderer renderer, IOptions<SiteOptions> options)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    public async Task WriteAsync(HttpContext http, SitePage page)
    {
        var html = Encoding.UTF8.GetBytes(await renderer.RenderAsync(page, PublicAddress(http.Request), http.RequestAborted));
        Describe(http.Response, page, html);
        if (page.Status == StatusCodes.Status200OK && IsKnown(http.Request, http.Response))
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
        if (page.IsPreview)
        {
            headers.CacheControl = "no-store";
            headers["X-Robots-Tag"] = "noindex, nofollow";
            return;
        }

        headers.CacheControl = "no-cache"; // kept by the browser, asked for each time: a change is on the next request
        headers.ETag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(html))[..24]}\"";
    }

    private static bool IsKnown(HttpRequest request, HttpResponse response) =>
        EntityTagHeaderValue.TryParse(response.Headers.ETag.ToString(), out var tag)
        && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    private string PublicAddress(HttpRequest request) =>
        options.Value.PublicAddress is { Length: > 0 } configured ? configured : $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
