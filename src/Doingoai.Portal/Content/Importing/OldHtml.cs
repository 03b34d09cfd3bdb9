using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>
/// The body of an old article brought into the forms that this portal's texts have, so that <see cref="HtmlCleaner"/>
/// finds text where old editors had put it: divisions become paragraphs, fonts go, words stay. What runs is thrown out
/// and named. Cleaning itself is not done here.
/// </summary>
internal sealed partial class OldHtml
{
    // Beyond these no editor wrote it, and reading such a tree takes time in proportion to its square.
    private const int Deepest = 200;
    private const int MostElements = 20_000;

    private const string Blocks = "p, h2, h3, h4, ul, ol, table, blockquote, figure, hr";

    private static readonly Dictionary<string, string> Today = new (string Old, string New)[]
    {
        ("h1", "h2"), ("h5", "h4"), ("h6", "h4"), ("strike", "s"), ("del", "s"), ("div", "p"), ("section", "p"), ("article", "p"), ("center", "p"), ("header", "p"),
        ("footer", "p"), ("main", "p"), ("aside", "p"), ("address", "p"), ("pre", "p"), ("dl", "p"), ("dt", "p"), ("dd", "p"),
    }.ToDictionary();

    private static readonly HashSet<string> Silent = ["style", "link", "meta", "title", "head", "base"];

    private static readonly HashSet<string> Active =
        ["script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "select", "textarea", "svg", "math", "template", "video", "audio", "noembed", "xmp"];

    private readonly IHtmlDocument _document;

    private OldHtml(IHtmlDocument document) => _document = document;

    /// <summary>Names of what was thrown out because it runs or shows what is not this portal's: script, onclick …</summary>
    public SortedSet<string> ThrownOut { get; } = new(StringComparer.Ordinal);

    public static OldHtml Read(string html)
    {
        var old = StartTag().Count(html) <= MostElements ? new OldHtml(new HtmlParser().ParseDocument(html)) : null;
        if (old is null || old.IsTooDeep()) throw new RuleException("import.too-tangled", Deepest, MostElements);
        foreach (var element in old.Elements()) old.Judge(element);
        return old;
    }

    /// <summary>Addresses of its pictures as written, each with what is said of it.</summary>
    public IReadOnlyList<(string Source, string? Alt)> Pictures =>
        [.. _document.Images.Select(picture => (picture.GetAttribute("src") ?? "", picture.GetAttribute("alt") is { Length: > 0 } alt ? alt : null)).DistinctBy(picture => picture.Item1)];

    /// <summary>Puts an asset in a picture's place, or nothing.</summary>
    public void Show(string source, string? sha256)
    {
        foreach (var picture in _document.Images.Where(one => (one.GetAttribute("src") ?? "") == source).ToList())
            if (sha256 is null) picture.Remove();
            else picture.SetAttribute("src", $"/media/{sha256}/page");
    }

    public string Write()
    {
        foreach (var element in Elements().Reverse().Where(element => !HtmlCleaner.Keeps(element.LocalName))) Modernise(element);
        return _document.Body!.InnerHtml;
    }

    private bool IsTooDeep()
    {
        var open = new Stack<(INode Node, int Depth)>([(_document.Body!, 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Depth > Deepest) return true;
            foreach (var child in at.Node.ChildNodes.Where(child => child.NodeType == NodeType.Element)) open.Push((child, at.Depth + 1));
        }

        return false;
    }

    private IReadOnlyList<IElement> Elements() => [.. _document.Body!.QuerySelectorAll("*")];

    private void Judge(IElement element)
    {
        if (Active.Contains(element.LocalName)) ThrownOut.Add(element.LocalName);
        if (Active.Contains(element.LocalName) || Silent.Contains(element.LocalName))
        {
            element.Remove();
            return;
        }

        foreach (var attribute in element.Attributes.Where(one => one.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))) ThrownOut.Add(attribute.Name);
        var address = PlainText.Visible(element.GetAttribute("href") ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) ThrownOut.Add("javascript:");
    }

    private void Modernise(IElement element)
    {
        if (Today.TryGetValue(element.LocalName, out var name) && (name != "p" || element.QuerySelector(Blocks) is null))
        {
            var modern = _document.CreateElement(name);
            while (element.FirstChild is { } child) modern.AppendChild(child);
            element.Replace(modern);
        }
        else
        {
            element.Replace([.. element.ChildNodes]);
        }
    }

    [GeneratedRegex("<[a-zA-Z]")]
    private static partial Regex StartTag();
}
