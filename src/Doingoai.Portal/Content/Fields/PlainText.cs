using System.Globalization;
using System.Text;

namespace Doingoai.Portal.Content.Fields;

/// <summary>
/// Cleans typed or pasted text: NFC, no control characters, no characters that turn the reading direction or hide
/// (on a screen at a gate they could make an approved text read as another), no stray spaces.
/// </summary>
internal static class PlainText
{
    /// <summary>One line.</summary>
    public static string Line(string text) => string.Join(' ', Visible(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Several lines; empty ones at most one at a time, none at the ends.</summary>
    public static string Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(Line).ToList();
        var kept = lines.Where((line, at) => line.Length > 0 || (at > 0 && lines[at - 1].Length > 0));
        return string.Join('\n', kept).Trim('\n');
    }

    /// <summary>NFC without what cannot or must not be seen; line ends and tabs become spaces unless <paramref name="keepLines"/>.</summary>
    public static string Visible(string text, bool keepLines = false)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029) clean.Append(keepLines && rune.Value == '\n' ? '\n' : ' ');
            else if (!Hidden(rune)) clean.Append(rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Characters as a person counts them, a letter with its marks being one.</summary>
    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static bool Hidden(Rune rune) =>
        rune == Rune.ReplacementChar // also every half of a surrogate pair
        || rune.Value is 0x200C or 0x200D or 0xAD or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;
}
