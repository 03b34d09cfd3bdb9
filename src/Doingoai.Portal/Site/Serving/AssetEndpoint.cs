using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Serving;

/// <summary>GET /theme/{name}: the address carries the hash, so it is kept for a year.</summary>
internal static class AssetEndpoint
{
    public static async Task GetAsync(HttpContext http, string name, Theme theme)
    {
        if (theme.FindAsset(name) is not { } asset)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = asset.ContentType;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(asset.Bytes, http.RequestAborted);
    }
}
