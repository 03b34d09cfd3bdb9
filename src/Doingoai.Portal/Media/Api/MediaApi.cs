using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Api;

internal static class MediaApi
{
    /// <summary>What multipart adds around the file.</summary>
    private const int Envelope = 64 * 1024;

    public static void MapMediaApi(this WebApplication app)
    {
        app.MapMethods("/media/{sha256}/{preset}", [HttpMethods.Get, HttpMethods.Head], MediaFiles.GetAsync).AllowAnonymous();

        var largest = app.Services.GetRequiredService<IOptions<MediaOptions>>().Value.MaxBytes + Envelope;
        var api = app.MapGroup("/api/v1/media").RequireAuthorization(Policies.ManageMedia).WithTags("Media");
        api.MapPost("", MediaUpload.PostAsync).RequireRateLimiting(RateLimits.Upload).WithMetadata(new RequestSizeLimitAttribute(largest));
        api.MapPut("/{sha256}", DescribeAsync);
        api.MapGet("/{sha256}", FindAsync);
        api.MapUploads();
        api.MapFolders();
        api.MapAssets();
    }

    private static async Task<Results<Ok<MediaAssetResponse>, NotFound>> DescribeAsync(
        string sha256, DescribeMediaRequest request, DescribeMedia describe, CancellationToken cancel) =>
        await describe.RunAsync(sha256, request.Revision, request.ToDescription(), cancel) is { } asset
            ? TypedResults.Ok(MediaAssetResponse.Of(asset))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<MediaAssetResponse>, NotFound>> FindAsync(string sha256, IMediaLibrary library, CancellationToken cancel) =>
        await library.FindAsync(sha256, cancel) is { } asset ? TypedResults.Ok(MediaAssetResponse.Of(asset)) : TypedResults.NotFound();
}
