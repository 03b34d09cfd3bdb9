using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Pictures and videos as templates see them.</summary>
internal static class Figures
{
    private static readonly (string Preset, int Width)[] Presets = [("thumb", 320), ("card", 640), ("page", 1280), ("full", 1920)];

    public static View? Of(MediaAsset? asset, string language) => asset switch
    {
        null => null,
        { Kind: MediaKind.Video } => Video(asset, language),
        _ => Picture(asset, language),
    };

    private static View Picture(MediaAsset picture, string language) => new(Said(picture, language))
    {
        ["src"] = Addresses.Media(picture.Sha256, "page"),
        ["small"] = Addresses.Media(picture.Sha256, "card"),
        ["large"] = Addresses.Media(picture.Sha256, "full"),
        ["srcset"] = string.Join(", ", SourceSet(picture)),
        ["width"] = picture.Width,
        ["height"] = picture.Height,
    };

    private static View Video(MediaAsset video, string language) => new(Said(video, language))
    {
        ["src"] = Addresses.Media(video.Sha256, "original"),
        ["content_type"] = video.ContentType,
        ["width"] = video.Width > 0 ? video.Width : null,
        ["height"] = video.Height > 0 ? video.Height : null,
        ["duration"] = video.DurationMs is { } ms ? TimeSpan.FromMilliseconds(ms).ToString(@"m\:ss", System.Globalization.CultureInfo.InvariantCulture) : null,
    };

    /// <summary>Renditions are never blown up, so no width is promised that the picture does not have.</summary>
    private static IEnumerable<string> SourceSet(MediaAsset picture) =>
        from preset in Presets
        where preset.Width < picture.Width || preset == Presets.First(wide => wide.Width >= picture.Width || wide == Presets[^1])
        select $"{Addresses.Media(picture.Sha256, preset.Preset)} {Math.Min(preset.Width, picture.Width)}w";

    private static View Said(MediaAsset asset, string language) => new()
    {
        ["alt"] = asset.Alt.GetValueOrDefault(language) ?? asset.Caption.GetValueOrDefault(language) ?? "",
        ["caption"] = asset.Caption.GetValueOrDefault(language),
        ["credit"] = asset.Credit,
        ["licence"] = asset.Licence,
        ["lang"] = Languages.Tag(language),
    };
}
