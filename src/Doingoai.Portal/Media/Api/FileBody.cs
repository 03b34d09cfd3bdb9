using Microsoft.Net.Http.Headers;

namespace Doingoai.Portal.Media.Api;

/// <summary>Sends an unchanging file, whole or by one range.</summary>
internal static class FileBody
{
    /// <summary>The caller has set the content type and the cache rules. <paramref name="tag"/> names these bytes for ever.</summary>
    public static async Task SendAsync(HttpContext http, string path, string tag, CancellationToken cancel)
    {
        var etag = new EntityTagHeaderValue($"\"{tag}\"");
        http.Response.GetTypedHeaders().ETag = etag;
        http.Response.Headers.AcceptRanges = "bytes";
        if (Matches(http.Request.GetTypedHeaders().IfNoneMatch, etag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.ContentType = null;
            return;
        }

        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        if (FileRange.Asked(http.Request, length, etag) is not { } range)
        {
            http.Response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            http.Response.GetTypedHeaders().ContentRange = new ContentRangeHeaderValue(length);
            return;
        }

        Announce(http.Response, range, length);
        if (!HttpMethods.IsHead(http.Request.Method)) await FileSlice.SendAsync(http.Response, file, range.From, range.Length, cancel);
    }

    private static bool Matches(IEnumerable<EntityTagHeaderValue> known, EntityTagHeaderValue etag) =>
        known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(etag, useStrongComparison: false));

    private static void Announce(HttpResponse response, FileRange range, long length)
    {
        response.ContentLength = range.Length;
        if (!range.IsPart) return;

        response.StatusCode = StatusCodes.Status206PartialContent;
        response.GetTypedHeaders().ContentRange = new ContentRangeHeaderValue(range.From, range.From + range.Length - 1, length);
    }
}
