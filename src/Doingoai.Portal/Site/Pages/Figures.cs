using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Pictures, videos and documents as templates see them.</summary>
internal static class Figures
{
    private static readonly (string Preset, int Width)[] Presets = [("thumb", 320), ("card", 640), ("page", 1280), ("full", 1920)];

    /// <summary>In their own language, as players list them.</summary>
    private static readonly Dictionary<string, string> Names = new() { [Languages.Vietnamese] = "Tiếng Việt", [Languages.English] = "English", [Languages.Chinese] = "中文" };

    private const int SmallCut = 640;
    private const int LargeCut = 1280;

    public static View? Of(MediaAsset? asset, string language) => asset switch
    {
        null => null,
        { Kind: MediaKind.Video } => Video(asset, language),
        { Kind: MediaKind.Document } => Document(asset, language),
        _ => Picture(asset, language),
    };

    private static View Document(MediaAsset document, string language) => new(Said(document, language))
    {
        ["href"] = Addresses.Media(document.Sha256, "original"),
        ["name"] = document.Caption.GetValueOrDefault(language) ?? document.FileName,
        ["size"] = Size(document.SizeBytes, language),
    };

    /// <summary>As a reader on a phone wants to know it before loading: 1,2 MB, 340 kB.</summary>
    private static string Size(long bytes, string language)
    {
        var culture = System.Globalization.CultureInfo.GetCultureInfo(language == Languages.Vietnamese ? "vi-VN" : "en-US");
        return bytes < 1_000_000 ? string.Create(culture, $"{Math.Max(1, bytes / 1000)} kB") : string.Create(culture, $"{bytes / 1_000_000.0:0.0} MB");
    }

    private static View Picture(MediaAsset picture, string language) => new(Said(picture, language))
    {
        ["src"] = Addresses.Media(picture.Sha256, "page"),
        ["small"] = Addresses.Media(picture.Sha256, "card"),
        ["large"] = Addresses.Media(picture.Sha256, "full"),
        ["srcset"] = string.Join(", ", SourceSet(picture)),
        ["width"] = picture.Width,
        ["height"] = picture.Height,
        ["cut_16x9"] = Cut(picture, language, "16x9", "widecard", "wide"),
        ["cut_8x5"] = Cut(picture, language, "8x5", "ledcard", "led"),
    };

    /// <summary>Cut on the portal where an editor wanted it, for places that have a shape of their own. Another cut is another address.</summary>
    private static View Cut(MediaAsset picture, string language, string shape, string small, string large)
    {
        var (ratio, version) = (Shape.Find(shape)!.Ratio, picture.Framing is { } framing ? $"?v={framing.Fingerprint}" : "");
        var box = (picture.Framing ?? Framing.Middle).BoxOf(ratio, picture.Width, picture.Height);
        string Address(string preset) => Addresses.Media(picture.Sha256, preset) + version;
        return new(Said(picture, language))
        {
            ["src"] = Address(large),
            ["srcset"] = box.Width <= SmallCut ? $"{Address(large)} {box.Width}w" : $"{Address(small)} {SmallCut}w, {Address(large)} {Math.Min(LargeCut, box.Width)}w",
            ["width"] = Math.Min(LargeCut, box.Width),
            ["height"] = (int)Math.Round(Math.Min(LargeCut, box.Width) / ratio),
        };
    }

    private static View Video(MediaAsset video, string language) => new(Said(video, language))
    {
        ["src"] = Addresses.Media(video.Sha256, "original"),
        ["content_type"] = video.ContentType,
        ["poster"] = video.Poster is { } poster ? $"{Addresses.Media(video.Sha256, "page")}?v={poster[..8]}" : null,
        ["subtitles"] = Subtitles(video, language),
        ["width"] = video.Width > 0 ? video.Width : null,
        ["height"] = video.Height > 0 ? video.Height : null,
        ["duration"] = video.DurationMs is { } ms ? TimeSpan.FromMilliseconds(ms).ToString(@"m\:ss", System.Globalization.CultureInfo.InvariantCulture) : null,
    };

    /// <summary>The page's own language first, and shown from the start.</summary>
    private static List<object?> Subtitles(MediaAsset video, string language) =>
    [
        .. from one in video.Subtitles
           orderby one.Key != language, one.Key
           select new View { ["src"] = $"{Addresses.Media(video.Sha256, $"subtitles-{one.Key}")}?v={one.Value[..8]}", ["lang"] = Languages.Tag(one.Key), ["label"] = Names[one.Key], ["own"] = one.Key == language },
    ];

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
