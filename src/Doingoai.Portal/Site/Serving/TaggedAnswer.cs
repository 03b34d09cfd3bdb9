using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Doingoai.Portal.Site.Serving;

/// <summary>Sends bytes under a tag of their own, or 304 to whoever has them.</summary>
internal static class TaggedAnswer
{
    public static async Task SendAsync(HttpContext http, byte[] bytes, string contentType)
    {
        Tag(http.Response, bytes);
        if (IsKnown(http.Request, http.Response))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = contentType;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    public static void Tag(HttpResponse response, byte[] bytes)
    {
        response.Headers.CacheControl = "no-cache"; // kept by the reader, asked for each time: a change is on the next request
        response.Headers.ETag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..24]}\"";
    }

    public static bool IsKnown(HttpRequest request, HttpResponse response) =>
        EntityTagHeaderValue.TryParse(response.Headers.ETag.ToString(), out var tag)
        && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
}
