using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Media;
using Doingoai.Portal.Signage.Manifests;
using Microsoft.Net.Http.Headers;

namespace Doingoai.Portal.Devices.Files;

/// <summary>Media of the caller's own manifests, with ranges. What no manifest of its screens names is not found.</summary>
internal static class MediaEndpoint
{
    public static async Task AnswerAsync(string sha256, HttpContext context, IScreenManifests manifests, IBlobStore blobs, CancellationToken cancel)
    {
        var response = context.Response;
        if (!await manifests.DeviceMayFetchAsync(context.User.DeviceId(), sha256, cancel) || blobs.PathOf(sha256) is not { } path)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var file = File.OpenHandle(path, options: FileOptions.Asynchronous | FileOptions.SequentialScan);
        var size = RandomAccess.GetLength(file);
        response.Headers.AcceptRanges = "bytes";
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.ContentType = "application/octet-stream"; // the manifest says what it is
        if (Range(context.Request, size) is not { } range)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = new ContentRangeHeaderValue(size).ToString();
            return;
        }

        if (range.IsPart)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = new ContentRangeHeaderValue(range.From, range.From + range.Length - 1, size).ToString();
        }

        response.ContentLength = range.Length;
        await FileSlice.SendAsync(response, file, range.From, range.Length, cancel);
    }

    /// <summary>The part asked for; all of it without a (single) range; <c>null</c> when it lies outside.</summary>
    private static Slice? Range(HttpRequest request, long size)
    {
        if (request.GetTypedHeaders().Range is not { Unit.Value: "bytes", Ranges.Count: 1 } header) return new(0, size, false);
        var range = header.Ranges.First();
        var from = range.From ?? Math.Max(0, size - range.To!.Value);
        var to = range.From is null ? size - 1 : Math.Min(range.To ?? size - 1, size - 1);
        return from <= to && from < size ? new(from, to - from + 1, true) : null;
    }

    private readonly record struct Slice(long From, long Length, bool IsPart);
}
