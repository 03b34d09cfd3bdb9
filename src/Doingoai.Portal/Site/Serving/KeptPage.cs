using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Doingoai.Portal.Site.Serving;

/// <summary>A finished answer: its bytes as they are sent, already compressed, and its headers.</summary>
/// <param name="Until">The instant at which something begins or ends by itself; not served from then on.</param>
internal sealed record KeptPage(KeyValuePair<string, StringValues>[] Headers, string? Tag, byte[] Body, DateTimeOffset Until)
{
    /// <summary>About what it takes in memory, bytes.</summary>
    public int Size => Body.Length + 1024;

    public async Task SendAsync(HttpContext http)
    {
        var response = http.Response;
        foreach (var header in Headers) response.Headers[header.Key] = header.Value;
        if (Tag is not null && IsKnown(http.Request.Headers.IfNoneMatch, Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ContentType = StringValues.Empty;
            response.Headers.ContentEncoding = StringValues.Empty;
            return;
        }

        response.ContentLength = Body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await response.BodyWriter.WriteAsync(Body, http.RequestAborted);
    }

    private static bool IsKnown(StringValues known, string tag)
    {
        if (known.Count == 0) return false;
        if (known.Count == 1 && known[0] == tag) return true; // what browsers send

        var own = EntityTagHeaderValue.Parse(tag);
        return EntityTagHeaderValue.TryParseList(known, out var tags) && tags.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(own, useStrongComparison: false));
    }
}
