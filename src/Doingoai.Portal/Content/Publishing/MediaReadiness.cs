using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Whether what a version shows may be shown, and is told to those who cannot see it. Pure.</summary>
internal static class MediaReadiness
{
    public static RuleException? Refusal(IEnumerable<MediaAsset> assets, string language, DateTimeOffset now) =>
        assets.OrderBy(asset => asset.FileName, StringComparer.Ordinal).Select(asset => Refusal(asset, language, now)).FirstOrDefault(refusal => refusal is not null);

    private static RuleException? Refusal(MediaAsset asset, string language, DateTimeOffset now) => asset switch
    {
        _ when asset.IsLapsedAt(now) => new("version.media-licence-over", asset.FileName),
        { HasUncheckedMap: true } => new("version.media-map-unchecked", asset.FileName),
        { Kind: MediaKind.Picture } when !asset.Alt.ContainsKey(language) => new("version.media-without-alt", language, asset.FileName),
        { Kind: MediaKind.Picture } when !asset.Caption.ContainsKey(language) => new("version.media-without-caption", language, asset.FileName),
        _ => null,
    };
}
