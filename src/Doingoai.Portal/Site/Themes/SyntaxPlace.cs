using System.Text.RegularExpressions;
using DotLiquid;
using DotLiquid.Exceptions;

namespace Doingoai.Portal.Site.Themes;

/// <summary>On which line of a template the library stumbles, which it does not tell itself.</summary>
internal static partial class SyntaxPlace
{
    private static readonly Dictionary<string, string> Ends = new()
    {
        ["if"] = "endif",
        ["unless"] = "endunless",
        ["case"] = "endcase",
        ["for"] = "endfor",
        ["capture"] = "endcapture",
        ["comment"] = "endcomment",
    };

    public static int LineAt(string source, int at) => source.AsSpan(0, at).Count('\n') + 1;

    /// <summary>The first markup that is not closed, the block that is not ended, or the tag that cannot be read by itself.</summary>
    public static int? LineOf(string source) => Unclosed(source) ?? Unbalanced(source) ?? Unreadable(source);

    private static int? Unclosed(string source)
    {
        for (var at = 0; (at = source.IndexOf('{', at)) >= 0 && at + 1 < source.Length;)
        {
            if (source[at + 1] is not ('{' or '%'))
            {
                at++;
                continue;
            }

            var close = source.IndexOf(source[at + 1] == '{' ? "}}" : "%}", at + 2, StringComparison.Ordinal);
            if (close < 0 || source[(at + 2)..close].Contains("{%", StringComparison.Ordinal)) return LineAt(source, at);
            at = close + 2;
        }

        return null;
    }

    private static int? Unbalanced(string source)
    {
        var open = new Stack<(string End, int At)>();
        foreach (Match tag in TagPattern().Matches(source))
        {
            var name = tag.Groups[1].Value;
            if (Ends.TryGetValue(name, out var end)) open.Push((end, tag.Index));
            else if (name.StartsWith("end", StringComparison.Ordinal) && (open.Count == 0 || open.Pop().End != name)) return LineAt(source, tag.Index);
        }

        return open.Count > 0 ? LineAt(source, open.Peek().At) : null;
    }

    private static int? Unreadable(string source)
    {
        foreach (Match markup in MarkupPattern().Matches(source))
        {
            var name = TagPattern().Match(markup.Value).Groups[1].Value;
            if (name is "else" or "elsif" or "when" or "break" || name.StartsWith("end", StringComparison.Ordinal)) continue;
            if (!Reads(markup.Value + (Ends.TryGetValue(name, out var end) ? $"{{% {end} %}}" : ""))) return LineAt(source, markup.Index);
        }

        return null;
    }

    private static bool Reads(string piece)
    {
        try
        {
            Template.Parse(piece, SyntaxCompatibility.DotLiquid22a);
            return true;
        }
        catch (LiquidException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\{%-?\s*(\w*)")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex MarkupPattern();
}
