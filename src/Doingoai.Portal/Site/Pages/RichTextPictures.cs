using System.Text.RegularExpressions;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Pictures inside a cleaned text. What stands in it is what the cleaner let through, so its form is known.</summary>
internal static partial class RichTextPictures
{
    /// <summary>The text without pictures that may not be shown any more, nor their captions.</summary>
    public static string Without(string html, IReadOnlySet<string> lapsed) => lapsed.Count == 0
        ? html
        : Picture().Replace(Figure().Replace(html, figure => Drop(figure, lapsed)), picture => Drop(picture, lapsed));

    private static string Drop(Match match, IReadOnlySet<string> lapsed) => lapsed.Contains(match.Groups[1].Value) ? "" : match.Value;

    [GeneratedRegex("<figure>(?:(?!</figure>).)*?<img [^>]*src=\"/media/([0-9a-f]{64})/[^>]*>(?:(?!</figure>).)*</figure>", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex("<img [^>]*src=\"/media/([0-9a-f]{64})/[^>]*>")]
    private static partial Regex Picture();
}
