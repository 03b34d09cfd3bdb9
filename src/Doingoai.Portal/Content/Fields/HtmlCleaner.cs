using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;

namespace Doingoai.Portal.Content.Fields;

/// <summary>
/// Lets through what a text needs and nothing else: no script, no handler, no style, no foreign picture. What comes out
/// may stand in a page as it is.
/// </summary>
internal static partial class HtmlCleaner
{
    /// <summary>An editor's HTML above this is refused: pasted data, not a text.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Elements inside one another beyond which it is no text: a parser's time grows with the square of them.</summary>
    public const int Deepest = 200;

    /// <summary>Never open for long: void, or closed by the next of their kind.</summary>
    private static readonly HashSet<string> Shallow = new(
        ["area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Tags = new(
        [
            "p", "br", "h2", "h3", "h4", "strong", "b", "em", "i", "u", "s", "sub", "sup", "ul", "ol", "li", "blockquote", "q", "a", "img",
            "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td", "hr", "span",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HtmlSanitizer Sanitizer = Create();

    /// <summary>False: the element goes, with all that is in it.</summary>
    public static bool Keeps(string tag) => Tags.Contains(tag);

    /// <summary>Judged by its tags alone, in one pass: to be asked before anything parses it.</summary>
    public static bool IsTooDeep(string html)
    {
        var depth = 0;
        foreach (var tag in TagName().EnumerateMatches(html))
        {
            var name = html.AsSpan(tag.Index + 1, tag.Length - 1);
            var closes = name[0] == '/';
            if (Shallow.Contains((closes ? name[1..] : name).ToString())) continue;
            depth = Math.Max(0, depth + (closes ? -1 : 1));
            if (depth > Deepest) return true;
        }

        return false;
    }

    /// <summary>Its words without any element, as HTML.</summary>
    public static string Words(string html) => System.Net.WebUtility.HtmlEncode(System.Net.WebUtility.HtmlDecode(Tag().Replace(html, " ")));

    /// <summary>Empty if nothing can be seen in it.</summary>
    public static string Clean(string html)
    {
        var clean = Sanitizer.Sanitize(PlainText.Visible(html, keepLines: true));

        // A hidden character written as an entity ("java&#x202E;script:") appears only now; without it the text may mean something else.
        for (var seen = PlainText.Visible(clean, keepLines: true); seen != clean; seen = PlainText.Visible(clean, keepLines: true))
            clean = Sanitizer.Sanitize(seen);

        return HasContent(clean) ? clean.Trim() : "";
    }

    /// <summary>Hashes of the library's pictures it shows.</summary>
    public static IEnumerable<string> Pictures(string html) => OwnPictureInHtml().Matches(html).Select(match => match.Groups[1].Value).Distinct();

    private static bool HasContent(string html) =>
        html.Contains("<img", StringComparison.Ordinal) || !string.IsNullOrWhiteSpace(System.Net.WebUtility.HtmlDecode(Tag().Replace(html, "")));

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Tags,
            AllowedAttributes = new HashSet<string>(["href", "src", "alt", "width", "height", "colspan", "rowspan", "scope", "start", "lang"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(),
        });
        sanitizer.AllowedAtRules.Clear();
        sanitizer.PostProcessNode += (_, processed) => Finish(processed.Node);
        return sanitizer;
    }

    private static void Finish(INode node)
    {
        if (node is not IElement element) return;
        if (element.LocalName == "img" && !OwnPicture().IsMatch(element.GetAttribute("src") ?? "")) element.Remove();
        if (element.LocalName == "a" && element.GetAttribute("href") is { } address && Absolute().IsMatch(address)) element.SetAttribute("rel", "noopener");
    }

    [GeneratedRegex("^/media/[0-9a-f]{64}/[a-z]{1,16}$")]
    private static partial Regex OwnPicture();

    [GeneratedRegex("src=\"/media/([0-9a-f]{64})/[a-z]{1,16}\"")]
    private static partial Regex OwnPictureInHtml();

    [GeneratedRegex("^[a-z]+:|^//", RegexOptions.IgnoreCase)]
    private static partial Regex Absolute();

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9:-]*")]
    private static partial Regex TagName();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
