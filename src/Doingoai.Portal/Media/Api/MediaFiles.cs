using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Renditions;

namespace Doingoai.Portal.Media.Api;

/// <summary>GET /media/{sha256}/{preset}.</summary>
internal static class MediaFiles
{
    public static async Task GetAsync(
        HttpContext http, string sha256, string preset, MediaGate gate, IBlobStore blobs, RenditionCache renditions, CancellationToken cancel)
    {
        var audience = Sha256Name.IsValid(sha256) ? await gate.OfAsync(sha256, http.User, cancel) : MediaAudience.Nobody;
        var file = audience == MediaAudience.Nobody ? null
            : preset == RenditionPreset.Original ? Original(blobs, sha256, audience)
            : await RenditionAsync(http, renditions, sha256, preset, cancel);
        if (file is not { } found)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Announce(http.Response, found.ContentType, audience);
        await FileBody.SendAsync(http, found.Path, found.Tag, cancel);
    }

    /// <summary>Videos for all; a picture's original only for those who work with it.</summary>
    private static (string Path, string ContentType, string Tag)? Original(IBlobStore blobs, string sha256, MediaAudience audience)
    {
        if (blobs.PathOf(sha256) is not { } path || FormatOf(path) is not { } format) return null;
        return format.Kind == MediaKind.Video || audience == MediaAudience.Caller ? (path, format.ContentType, sha256) : null;
    }

    private static MediaFormat? FormatOf(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> head = stackalloc byte[MediaFormat.HeadBytes];
        return MediaFormat.Of(head[..RandomAccess.Read(file, head, 0)]);
    }

    private static async Task<(string Path, string ContentType, string Tag)?> RenditionAsync(
        HttpContext http, RenditionCache renditions, string sha256, string name, CancellationToken cancel)
    {
        if (RenditionPreset.Find(name) is not { } preset) return null;

        var format = RenditionFormat.For(http.Request.Headers.Accept);
        http.Response.Headers.Vary = "Accept";
        return await renditions.PathAsync(sha256, preset, format, cancel) is { } path
            ? (path, format.ContentType, $"{sha256}.{preset.Name}.{format.Extension}")
            : null;
    }

    private static void Announce(HttpResponse response, string contentType, MediaAudience audience)
    {
        response.ContentType = contentType;
        response.Headers.CacheControl = audience == MediaAudience.Everyone ? "public, max-age=3600, immutable" : "private, max-age=3600, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox"; // a foreign file stays a file, also when opened by itself
    }
}
