using Doingoai.Portal.Media;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Content.Api;

/// <summary>The slides of a version as screens would show them: the same bytes that are approved and played.</summary>
internal static class SlideApi
{
    public static async Task<Results<Ok<IReadOnlyList<ProjectedSlide>>, NotFound>> ListAsync(
        string version, IDrafts drafts, IEnumerable<ISlideProjection> projections, CancellationToken cancel) =>
        await drafts.FindAsync(version, cancel) is null ? TypedResults.NotFound() : TypedResults.Ok(await SlidesAsync(version, projections, cancel));

    public static async Task<Results<PhysicalFileHttpResult, NotFound>> ShowAsync(
        string version, string screenClass, IDrafts drafts, IEnumerable<ISlideProjection> projections, IBlobStore blobs, HttpContext context, CancellationToken cancel)
    {
        if (await drafts.FindAsync(version, cancel) is null) return TypedResults.NotFound();
        var slide = (await SlidesAsync(version, projections, cancel)).FirstOrDefault(one => one.ScreenClass == screenClass);
        if (slide?.Sha256 is not { } sha256 || blobs.PathOf(sha256) is not { } path) return TypedResults.NotFound();

        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.PhysicalFile(path, slide.ContentType ?? "application/octet-stream", enableRangeProcessing: true, entityTag: new($"\"{sha256}\""));
    }

    private static async Task<IReadOnlyList<ProjectedSlide>> SlidesAsync(string version, IEnumerable<ISlideProjection> projections, CancellationToken cancel)
    {
        var slides = new List<ProjectedSlide>();
        foreach (var projection in projections) slides.AddRange(await projection.ProjectAsync(version, cancel));
        return slides;
    }
}
