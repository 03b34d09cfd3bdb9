using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Doingoai.Portal.Media.Api;

/// <summary>
/// POST /api/v1/media?unit=…: multipart with one part "file". Read part by part: form binding would write a temporary
/// file before anyone has looked at what it is.
/// </summary>
internal static class MediaUpload
{
    private const int LongestBoundary = 100;

    public static async Task<Results<Ok<MediaAssetResponse>, ValidationProblem>> PostAsync(
        HttpRequest request, Guid? unit, ICurrentPerson current, UploadMedia upload, CancellationToken cancel)
    {
        if (Boundary(request) is not { } boundary) return NoFile();
        var person = await current.GetAsync() ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");

        var parts = new MultipartReader(boundary, request.Body);
        while (await parts.ReadNextSectionAsync(cancel) is { } part)
        {
            if (part.AsFileSection() is { Name: "file", FileStream: { } content } file)
                return TypedResults.Ok(MediaAssetResponse.Of(await upload.RunAsync(content, file.FileName, person, unit, cancel)));
        }

        return NoFile();
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.Value
            : null;

    private static ValidationProblem NoFile() =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["file"] = ["multipart/form-data with one part named file"] });
}
