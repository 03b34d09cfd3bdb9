using Doingoai.Portal.Media;
using Doingoai.Portal.Signage.Manifests;
using NetVips;

namespace Doingoai.Portal.Devices.Board;

/// <summary>The approved slide an entry stands for, small: its address names bytes that never change. Of a video, its poster.</summary>
internal static class SlideThumbnail
{
    private const int Width = 480;

    // A video without a poster; a blank tile would look like a fault.
    private const string Film = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 270"><path fill="#16324f" d="M0 0h480v270H0z"/><circle cx="240" cy="135" r="46" fill="none" stroke="#fff" stroke-width="8"/><path fill="#fff" d="m226 112 40 23-40 23z"/></svg>""";

    public static async Task<IResult> AnswerAsync(Guid screen, long version, string entry, HttpContext context, IScreenManifests manifests, IBlobStore blobs, IMediaLibrary library, CancellationToken cancel)
    {
        if (await manifests.EntryAsync(screen, version, entry, cancel) is not { Sha256: { } sha256 } || blobs.PathOf(sha256) is not { } path) return TypedResults.NotFound();
        var poster = (await library.FindAsync(sha256, cancel))?.Poster; // of videos only
        if (poster is not null) path = blobs.PathOf(poster) ?? path;
        var picture = await Task.Run(() => Draw(path), cancel);
        context.Response.Headers.CacheControl = picture is null || poster is not null ? "private, max-age=60" : "private, max-age=31536000, immutable"; // a poster comes, and another may be chosen
        return picture is null ? TypedResults.Text(Film, "image/svg+xml") : TypedResults.Bytes(picture, "image/webp");
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
