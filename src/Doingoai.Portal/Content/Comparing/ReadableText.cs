using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Doingoai.Portal.Content.Comparing;

/// <summary>A value in words, as a person compares it: rich text by paragraphs, tables by rows.</summary>
internal static class ReadableText
{
    public static string Of(FieldValue? value) => value switch
    {
        null => "",
        { Kind: FieldKind.RichText } => OfHtml(value.Text),
        { Kind: FieldKind.Table } => string.Join('\n', (value.Rows ?? []).Select(row => string.Join(" | ", row))),
        { Label: { } label } => $"{value.Text} ({label})",
        _ => value.Text,
    };

    private static string OfHtml(string html)
    {
        var text = new StringBuilder();
        using var document = new HtmlParser().ParseDocument("");
        foreach (var node in new HtmlParser().ParseFragment(html, document.Body!)) Append(text, node);
        return text.ToString().Trim('\n', ' ');
    }

    private static void Append(StringBuilder text, INode node)
    {
        if (node is IText words) text.Append(words.Data.ReplaceLineEndings(" "));
        if (node is not IElement element) return;
        var isBlock = element.LocalName is "p" or "h2" or "h3" or "h4" or "ul" or "ol" or "li" or "blockquote" or "figure" or "figcaption" or "table" or "caption" or "tr" or "div" or "hr";
        if (isBlock) Break(text);
        if (element.LocalName == "br") text.Append('\n');
        if (element.LocalName == "li") text.Append("• ");
        if (element.LocalName is "td" or "th" && text.Length > 0 && text[^1] != '\n') text.Append(" | ");
        if (element.LocalName == "img") text.Append("[▣ ").Append(element.GetAttribute("alt") is { Length: > 0 } alt ? alt : element.GetAttribute("src")).Append(']');
        foreach (var child in element.ChildNodes) Append(text, child);
        if (isBlock) Break(text);
    }

    private static void Break(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }
}
