using System.Net;
using System.Text;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>Text as Pango markup: escaped, every run of one script in the font and language it is written in.</summary>
internal static class PangoMarkup
{
    private const string Latin = "Noto Sans";
    private const string Han = "Noto Sans CJK SC";

    public static string Of(string text, string language, bool bold)
    {
        var markup = new StringBuilder("<span line_height=\"").Append(Leading(language, bold)).Append("\">");
        foreach (var (run, isHan) in Runs(Clean(text)))
        {
            var inHan = isHan || language == Languages.Chinese;
            markup.Append("<span font_family=\"").Append(inHan ? Han : Latin)
                .Append("\" lang=\"").Append(inHan ? "zh-hans" : language)
                .Append(bold ? "\" font_weight=\"bold\">" : "\" font_weight=\"normal\">")
                .Append(WebUtility.HtmlEncode(run)).Append("</span>");
        }

        return markup.Append("</span>").ToString();
    }

    // Of the fonts' own line height: large type wants less air, but Ẩ under ự must not touch.
    private static string Leading(string language, bool bold) => (language == Languages.Chinese, bold) switch
    {
        (true, true) => "0.86",
        (true, false) => "0.95",
        (false, true) => "0.9",
        _ => "0.95",
    };

    // Control and direction characters could hide or turn round what the approver reads.
    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
            if (rune.Value == '\n') kept.Append('\n');
            else if (Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format)) kept.Append(rune);
        return kept.Replace(" – ", "\u00a0– ").Replace(" - ", "\u00a0- ").ToString().Trim(); // no line begins with a dash
    }

    private static IEnumerable<(string Run, bool Han)> Runs(string text)
    {
        var run = new StringBuilder();
        var han = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHan(rune) != han && !Rune.IsWhiteSpace(rune) && run.Length > 0)
            {
                yield return (run.ToString(), han);
                run.Clear();
            }

            if (!Rune.IsWhiteSpace(rune)) han = IsHan(rune);
            run.Append(rune);
        }

        if (run.Length > 0) yield return (run.ToString(), han);
    }

    private static bool IsHan(Rune rune) => rune.Value is
        (>= 0x2E80 and <= 0x303F) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3134F);
}
