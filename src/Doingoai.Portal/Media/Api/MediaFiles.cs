using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Media.Renditions;
using Microsoft.Net.Http.Headers;

namespace Doingoai.Portal.Media.Api;

/// <summary>GET /media/{sha256}/{preset}. Pictures of a video are those of its poster; subtitles-vi are its subtitles.</summary>
internal sealed class MediaFiles(IMediaLibrary library, IBlobStore blobs, RenditionCache renditions, AvifQueue avif)
{
    private const string Subtitles = "subtitles-";

    public static async Task GetAsync(HttpContext http, string sha256, string preset, MediaGate gate, MediaFiles files, CancellationToken cancel)
    {
        var audience = Sha256Name.IsValid(sha256) ? await gate.OfAsync(sha256, http.User, cancel) : MediaAudience.Nobody;
        if (audience == MediaAudience.Nobody || await files.FindAsync(http, sha256, preset, audience, cancel) is not { } found)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Announce(http.Response, found, audience);
        await FileBody.SendAsync(http, found.Path, found.Tag, cancel);
    }

    private async Task<FoundFile?> FindAsync(HttpContext http, string sha256, string name, MediaAudience audience, CancellationToken cancel)
    {
        if (blobs.PathOf(sha256) is not { } path) return null;
        var format = FormatOf(path);
        if (name == RenditionPreset.Original) return await OriginalAsync(path, sha256, format, audience, cancel);
        if (name.StartsWith(Subtitles, StringComparison.Ordinal)) return await SubtitlesAsync(sha256, name[Subtitles.Length..], cancel);
        return RenditionPreset.Find(name) is { } preset ? await RenditionAsync(http, sha256, format?.Kind, preset, audience, cancel) : null;
    }

    /// <summary>Videos and documents for all; a picture's original only for those who work with it.</summary>
    private async Task<FoundFile?> OriginalAsync(string path, string sha256, MediaFormat? format, MediaAudience audience, CancellationToken cancel)
    {
        if (format is null || (format.Kind == MediaKind.Picture && audience != MediaAudience.Caller)) return null;
        var name = format.Kind == MediaKind.Document ? (await library.FindAsync(sha256, cancel))?.FileName : null;
        return new(path, format.ContentType, sha256, Unchanging: true) { SavedAs = name };
    }

    private async Task<FoundFile?> SubtitlesAsync(string sha256, string language, CancellationToken cancel) =>
        (await library.FindAsync(sha256, cancel))?.Subtitles.GetValueOrDefault(language) is { } vtt && blobs.PathOf(vtt) is { } path
            ? new(path, "text/vtt; charset=utf-8", vtt, Unchanging: false)
            : null;

    private async Task<FoundFile?> RenditionAsync(HttpContext http, string sha256, MediaKind? kind, RenditionPreset preset, MediaAudience audience, CancellationToken cancel)
    {
        var asset = kind == MediaKind.Video || preset.Shape is not null ? await library.FindAsync(sha256, cancel) : null;
        var (picture, framing) = kind == MediaKind.Video ? (asset?.Poster, null) : (sha256, asset?.Framing);
        if (picture is null) return null;

        http.Response.Headers.Vary = "Accept";
        var format = Format(http, picture, preset, framing, audience);
        return await renditions.PathAsync(picture, preset, format, cancel, framing) is { } path
            ? new(path, format.ContentType, Path.GetFileName(path), Unchanging: asset is null)
            : null;
    }

    /// <summary>AVIF once it has been made; who asks before causes it to be.</summary>
    private RenditionFormat Format(HttpContext http, string picture, RenditionPreset preset, Framing? framing, MediaAudience audience)
    {
        var accept = http.Request.Headers.Accept;
        if (!RenditionFormat.Avif.IsIn(accept)) return RenditionFormat.For(accept);
        if (renditions.Made(picture, preset, RenditionFormat.Avif, framing) is not null) return RenditionFormat.Avif;

        if (audience == MediaAudience.Everyone) avif.Want(picture, preset, framing);
        return RenditionFormat.For(accept);
    }

    private static MediaFormat? FormatOf(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> head = stackalloc byte[MediaFormat.HeadBytes];
        return MediaFormat.Of(head[..RandomAccess.Read(file, head, 0)]);
    }

    private static void Announce(HttpResponse response, FoundFile found, MediaAudience audience)
    {
        var whose = audience == MediaAudience.Everyone ? "public" : "private";
        response.ContentType = found.ContentType;
        response.Headers.CacheControl = found.Unchanging ? $"{whose}, max-age=3600, immutable" : $"{whose}, max-age=300";
        if (found.SavedAs is { } name) response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = name }.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox"; // a foreign file stays a file, also when opened by itself
    }

    /// <param name="Unchanging">False for what an editor may choose anew: poster, cut, subtitles.</param>
    private sealed record FoundFile(string Path, string ContentType, string Tag, bool Unchanging)
    {
        /// <summary>A document is saved under its own name; a browser shows nothing of it as a page of the site.</summary>
        public string? SavedAs { get; init; }
    }
}
