using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Videos;

/// <summary>Adds, replaces or removes a film's subtitles in a language.</summary>
internal sealed class SubtitleVideo(ChangeAsset change, IBlobStore blobs, IMediaLibrary library)
{
    /// <param name="vtt"><c>null</c> removes them.</param>
    public async Task<MediaAsset?> RunAsync(string sha256, string language, byte[]? vtt, CancellationToken cancel)
    {
        if (!Languages.Knows(language)) throw new RuleException("media.unknown-language", language);
        if (await library.FindAsync(sha256, cancel) is not { } asset) return null;
        if (asset.Kind != MediaKind.Video) throw new RuleException("media.not-a-video");

        var blob = vtt is null ? null : await blobs.PutAsync(WebVtt.Tidy(vtt), cancel);
        return await change.RunAsync(sha256, revision: null, one => one.Subtitle(language, blob), cancel);
    }
}
