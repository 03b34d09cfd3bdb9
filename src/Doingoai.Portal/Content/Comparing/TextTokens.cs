using System.Globalization;
using System.Text;

namespace Doingoai.Portal.Content.Comparing;

/// <summary>Cuts a text where a reader sees a change: into words; Chinese, which has no spaces, into characters.</summary>
internal static class TextTokens
{
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var (start, at, last) = (0, 0, Sort.Sign);
        foreach (var rune in text.EnumerateRunes())
        {
            var sort = SortOf(rune);
            if (at > start && (sort != last || sort == Sort.Sign)) Cut();
            last = sort;
            at += rune.Utf16SequenceLength;
        }

        Cut();
        return words;

        void Cut()
        {
            if (at > start) words.Add(text[start..at]);
            start = at;
        }
    }

    /// <summary>Lines with their ends.</summary>
    public static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static Sort SortOf(Rune rune) => rune switch
    {
        _ when IsHan(rune.Value) => Sort.Sign,
        _ when Rune.IsLetterOrDigit(rune) => Sort.Word,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Sort.Word,
        _ when Rune.IsWhiteSpace(rune) && rune.Value != '\n' => Sort.Space,
        _ => Sort.Sign,
    };

    private static bool IsHan(int value) => value is (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private enum Sort
    {
        Word,
        Space,

        /// <summary>Stands alone.</summary>
        Sign,
    }
}
