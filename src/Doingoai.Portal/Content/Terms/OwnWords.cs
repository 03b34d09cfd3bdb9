using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Doingoai.Portal.Content.Terms;

/// <summary>
/// What a text says in its own words, without what it quotes: &lt;q&gt; and &lt;blockquote&gt; in rich text, and words between “ ”,
/// « », 「 」 or 『 』 that close within their line.
/// </summary>
internal static partial class OwnWords
{
    /// <summary>Stands for what was left out, so that the words beside it do not join.</summary>
    private const char Gap = '\uFFFC';

    public static string Of(FieldValue value) => Unquoted(value.Kind switch
    {
        FieldKind.RichText => OfHtml(value.Text),
        FieldKind.Table => string.Join('\n', (value.Rows ?? []).SelectMany(row => row)),
        FieldKind.Link => value.Label ?? "",
        FieldKind.Text => value.Text,
        _ => "",
    });

    private static string Unquoted(string text) => Quotation().Replace(text.Normalize(NormalizationForm.FormC), Gap.ToString());

    private static string OfHtml(string html)
    {
        var text = new StringBuilder();
        using var document = new HtmlParser().ParseDocument("");
        foreach (var node in new HtmlParser().ParseFragment(html, document.Body!)) Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, INode node)
    {
        if (node is IText words) text.Append(words.Data.ReplaceLineEndings(" "));
        if (node is not IElement element) return;
        if (element.LocalName is "q" or "blockquote")
        {
            text.Append(Gap);
            return;
        }

        var isBlock = element.LocalName is not ("a" or "strong" or "b" or "em" or "i" or "u" or "s" or "sub" or "sup" or "span");
        if (isBlock) text.Append('\n');
        if (element.GetAttribute("alt") is { } alt) text.Append(alt);
        foreach (var child in element.ChildNodes) Append(text, child);
        if (isBlock) text.Append('\n');
    }

    [GeneratedRegex("“[^“”\n]*”|«[^«»\n]*»|「[^「」\n]*」|『[^『』\n]*』", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Quotation();
}
