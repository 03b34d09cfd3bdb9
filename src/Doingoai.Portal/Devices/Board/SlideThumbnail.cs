using Doingoai.Portal.Media;
using Doingoai.Portal.Signage.Manifests;
using NetVips;

namespace Doingoai.Portal.Devices.Board;

/// <summary>The approved slide an entry stands for, small. Its address names bytes that never change.</summary>
internal static class SlideThumbnail
{
    private const int Width = 480;

    public static async Task<IResult> AnswerAsync(Guid screen, long version, string entry, HttpContext context, IScreenManifests manifests, IBlobStore blobs, CancellationToken cancel)
    {
        if (await manifests.EntryAsync(screen, version, entry, cancel) is not { Sha256: { } sha256 } || blobs.PathOf(sha256) is not { } path) return TypedResults.NotFound();
        if (await Task.Run(() => Draw(path), cancel) is not { } picture) return TypedResults.NotFound(); // a video

        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Bytes(picture, "image/webp");
    }

    private static byte[]? Draw(string path)
    {
        try
        {
            using var picture = Image.Thumbnail(path, Width, failOn: Enums.FailOn.Error);
            return picture.WebpsaveBuffer(q: 80, effort: 2, keep: Enums.ForeignKeep.None);
        }
        catch (VipsException)
        {
            return null;
        }
    }
}
