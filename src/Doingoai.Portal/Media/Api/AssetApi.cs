using System.ComponentModel.DataAnnotations;
using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Rights;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Doingoai.Portal.Media.Api;

/// <summary>What can be done with one asset: checked maps, cuts, poster, subtitles; and videos that are being made playable.</summary>
internal static class AssetApi
{
    public static void MapAssets(this RouteGroupBuilder media)
    {
        media.MapPost("/{sha256}/map-check", CheckMapAsync);
        media.MapPut("/{sha256}/framing", FrameAsync);
        media.MapPut("/{sha256}/poster", ChoosePosterAsync);
        media.MapPut("/{sha256}/subtitles/{language}", SubtitleAsync).WithMetadata(new RequestSizeLimitAttribute(WebVtt.LargestFile + 1));
        media.MapDelete("/{sha256}/subtitles/{language}", RemoveSubtitlesAsync);
        media.MapGet("/{sha256}/usage", UsageAsync);
        media.MapGet("/videos/{id:guid}", async Task<Results<Ok<VideoJobAnswer>, NotFound>> (Guid id, VideoQueue queue, CancellationToken cancel) => Job(await queue.FindAsync(id, cancel)));
        media.MapPost("/videos/{id:guid}/cancel", async Task<Results<Ok<VideoJobAnswer>, NotFound>> (Guid id, VideoQueue queue, CancellationToken cancel) => Job(await queue.CancelAsync(id, cancel)));
        media.MapPost("/videos/{id:guid}/restart", async Task<Results<Ok<VideoJobAnswer>, NotFound>> (Guid id, VideoQueue queue, CancellationToken cancel) => Job(await queue.RestartAsync(id, cancel)));
    }

    private static async Task<Results<Ok<MediaAssetResponse>, NotFound>> CheckMapAsync(string sha256, RevisionRequest request, CheckMap check, ICurrentPerson current, CancellationToken cancel) =>
        Asset(await check.RunAsync(sha256, request.Revision, await current.GetAsync() ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in."), cancel));

    private static async Task<Results<Ok<MediaAssetResponse>, NotFound>> FrameAsync(string sha256, FramingRequest request, FrameMedia frame, CancellationToken cancel) =>
        Asset(await frame.RunAsync(sha256, request.Revision, request.ToFraming(), cancel));

    private static async Task<Results<Ok<MediaAssetResponse>, NotFound>> ChoosePosterAsync(string sha256, PosterRequest request, ChoosePoster choose, CancellationToken cancel) =>
        Asset(await choose.RunAsync(sha256, request.Revision, request.Frame, cancel));

    private static async Task<Results<Ok<MediaAssetResponse>, NotFound>> SubtitleAsync(string sha256, string language, HttpRequest request, SubtitleVideo subtitle, CancellationToken cancel) =>
        Asset(await subtitle.RunAsync(sha256, language, await BoundedRead.ReadAsync(request.Body, WebVtt.LargestFile, cancel), cancel));

    private static async Task<Results<Ok<MediaAssetResponse>, NotFound>> RemoveSubtitlesAsync(string sha256, string language, SubtitleVideo subtitle, CancellationToken cancel) =>
        Asset(await subtitle.RunAsync(sha256, language, null, cancel));

    private static async Task<Ok<IEnumerable<MediaUseAnswer>>> UsageAsync(string sha256, IEnumerable<IMediaUsage> usages, CancellationToken cancel)
    {
        var uses = new List<MediaUse>();
        foreach (var usage in usages) uses.AddRange(await usage.FindAsync(sha256, cancel));
        return TypedResults.Ok(uses.Select(use => new MediaUseAnswer(use.Name, use.Href, use.Detail)));
    }

    private static Results<Ok<MediaAssetResponse>, NotFound> Asset(MediaAsset? asset) => asset is null ? TypedResults.NotFound() : TypedResults.Ok(MediaAssetResponse.Of(asset));

    private static Results<Ok<VideoJobAnswer>, NotFound> Job(VideoJob? job) =>
        job is null ? TypedResults.NotFound() : TypedResults.Ok(new VideoJobAnswer(job.Id, job.State.ToString(), job.Percent, job.Reason, job.AssetSha256));
}

/// <summary>The revision that was seen.</summary>
public sealed record RevisionRequest([property: Range(0, int.MaxValue)] int Revision);

/// <summary>Focal point and cuts by shape (16x9, 9x16, 8x5, 1x1), in fractions of the picture.</summary>
public sealed record FramingRequest([property: Range(0, int.MaxValue)] int Revision, [property: Range(0, 1)] double X, [property: Range(0, 1)] double Y, IReadOnlyDictionary<string, Cut>? Cuts = null)
{
    internal Framing ToFraming() => new(X, Y, Cuts ?? new Dictionary<string, Cut>());
}

/// <summary>One of the asset's frames.</summary>
public sealed record PosterRequest([property: Range(0, int.MaxValue)] int Revision, [property: Required, RegularExpression("^[0-9a-f]{64}$")] string Frame);

/// <summary>A video being made playable.</summary>
public sealed record VideoJobAnswer(Guid Id, string State, int Percent, string? Reason, string? Asset);

/// <summary>A place where an asset is used.</summary>
public sealed record MediaUseAnswer(string Name, string Href, string Detail);
