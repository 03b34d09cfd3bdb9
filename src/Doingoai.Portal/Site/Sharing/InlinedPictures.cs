using System.Security.Claims;
using System.Text;
using System.Text.RegularExpressions;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Api;
using Doingoai.Portal.Media.Renditions;

namespace Doingoai.Portal.Site.Sharing;

/// <summary>
/// Brings the pictures of a page into the page, in a smaller size where the larger does not fit, and not at all where
/// neither does: then the words that stand for it link to it. Only what everybody may see.
/// </summary>
internal sealed partial class InlinedPictures(MediaGate gate, RenditionCache renditions, IBlobStore blobs, IMediaLibrary library)
{
    /// <summary>Of all pictures of a page as they stand in the file, characters.</summary>
    public const int Room = 8 * 1024 * 1024;

    private static readonly ClaimsPrincipal Anybody = new();
    private static readonly RenditionPreset[] Sizes = [RenditionPreset.Page, RenditionPreset.Card, RenditionPreset.Thumb];

    /// <param name="html">As the theme renders it: a tag has no angle bracket within, and text none at all.</param>
    public async Task<string> IntoAsync(string html, string publicAddress, CancellationToken cancel)
    {
        var (left, done, at) = (Room, new StringBuilder(html.Length), 0);
        foreach (Match picture in PicturePattern().Matches(html))
        {
            done.Append(html, at, picture.Index - at);
            at = picture.Index + picture.Length;
            var data = await DataAsync(picture.Groups["sha"].Value, left, cancel);
            left -= data?.Length ?? 0;
            done.Append(data is null ? Link(picture, publicAddress) : Element(picture, data));
        }

        return done.Append(html, at, html.Length - at).ToString();
    }

    private async Task<string?> DataAsync(string sha256, int room, CancellationToken cancel)
    {
        if (await gate.OfAsync(sha256, Anybody, cancel) != MediaAudience.Everyone || await StillAsync(sha256, cancel) is not { } still) return null;

        foreach (var size in Sizes)
        {
            const string head = "data:image/jpeg;base64,"; // read by everything that reads a saved file, unlike newer forms
            if (await renditions.PathAsync(still, size, RenditionFormat.Jpeg, cancel) is not { } path) return null;
            if (head.Length + (new FileInfo(path).Length + 2) / 3 * 4 <= room) return head + Convert.ToBase64String(await File.ReadAllBytesAsync(path, cancel));
        }

        return null;
    }

    /// <summary>A video is shown by its poster.</summary>
    private async Task<string?> StillAsync(string sha256, CancellationToken cancel) =>
        await library.FindAsync(sha256, cancel) is { Kind: MediaKind.Video } video ? video.Poster : blobs.PathOf(sha256) is null ? null : sha256;

    private static string Element(Match picture, string data) =>
        SourceSetPattern().Replace(picture.Value, "").Replace(picture.Groups["src"].Value, data, StringComparison.Ordinal);

    private static string Link(Match picture, string publicAddress) =>
        $"<a href=\"{publicAddress}{picture.Groups["src"].Value}\">{(AltPattern().Match(picture.Value) is { Success: true } alt && alt.Groups[1].Length > 0 ? alt.Groups[1].Value : "▢")}</a>";

    [GeneratedRegex("<img [^<>]*?src=\"(?<src>/media/(?<sha>[0-9a-f]{64})/[^\"<>]*)\"[^<>]*>")]
    private static partial Regex PicturePattern();

    [GeneratedRegex(" (?:srcset|sizes|loading|decoding|fetchpriority)=\"[^\"]*\"")]
    private static partial Regex SourceSetPattern();

    [GeneratedRegex(" alt=\"([^\"]*)\"")]
    private static partial Regex AltPattern();
}
