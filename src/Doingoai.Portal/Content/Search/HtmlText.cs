using System.Net;
using System.Text;

namespace Doingoai.Portal.Content.Search;

/// <summary>The words of HTML that was cleaned on save, in one pass: emphasis does not part a word, everything else does.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Inline = ["a", "b", "em", "i", "s", "span", "strong", "sub", "sup", "u"];

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<')
            {
                text.Append(html[at++]);
                continue;
            }

            var end = EndOfTag(html, at);
            if (!Inline.Contains(Name(html, at, end))) text.Append('\n');
            at = end;
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    /// <summary>A quoted attribute may hold a bracket.</summary>
    private static int EndOfTag(string html, int at)
    {
        var quoted = false;
        for (; at < html.Length; at++)
        {
            if (html[at] == '"') quoted = !quoted;
            else if (html[at] == '>' && !quoted) return at + 1;
        }

        return at;
    }

    private static string Name(string html, int at, int end)
    {
        var from = at + 1 < end && html[at + 1] == '/' ? at + 2 : at + 1;
        var to = from;
        while (to < end && char.IsAsciiLetterOrDigit(html[to])) to++;
        return html[from..to].ToLowerInvariant();
    }
}
