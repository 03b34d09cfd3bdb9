using System.Text.RegularExpressions;

namespace Doingoai.Portal.Site.Themes;

/// <summary>
/// What templates may use. The Liquid library puts out unknown filters' input silently and its list filters return
/// types that escape encoding, so both are refused before a template is used.
/// </summary>
internal static partial class TemplateLint
{
    public static readonly IReadOnlySet<string> Filters = new HashSet<string> { "default", "plus", "minus", "modulo", "append", "prepend" };

    public static readonly IReadOnlySet<string> Tags = new HashSet<string>
    {
        "if", "elsif", "else", "endif", "unless", "endunless", "case", "when", "endcase", "for", "endfor", "break",
        "assign", "capture", "endcapture", "include", "comment", "endcomment",
    };

    /// <summary>Names of the templates that <paramref name="source"/> includes.</summary>
    public static IEnumerable<string> Includes(string source) => IncludePattern().Matches(source).Select(match => match.Groups[1].Value);

    public static void Check(string file, string source)
    {
        foreach (Match tag in TagPattern().Matches(source))
        {
            if (!Tags.Contains(tag.Groups[1].Value)) throw new ThemeException(file, $"unknown tag {tag.Groups[1].Value}", SyntaxPlace.LineAt(source, tag.Index));
        }

        foreach (Match markup in MarkupPattern().Matches(source))
        {
            if (FilterPattern().Matches(QuotedPattern().Replace(markup.Value, "''")).FirstOrDefault(filter => !Filters.Contains(filter.Groups[1].Value)) is { } unknown)
                throw new ThemeException(file, $"unknown filter {unknown.Groups[1].Value}", SyntaxPlace.LineAt(source, markup.Index));
        }
    }

    [GeneratedRegex(@"\{%-?\s*(\w*)")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex MarkupPattern();

    [GeneratedRegex(@"\|\s*(\w*)")]
    private static partial Regex FilterPattern();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex QuotedPattern();

    [GeneratedRegex(@"\{%-?\s*include\s+'([^']*)'")]
    private static partial Regex IncludePattern();
}
