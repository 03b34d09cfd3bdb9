using System.Text;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Search;

/// <summary>
/// Takes text apart in the program and not in a database, whose parsers differ: runs of letters and digits, and single
/// Han characters. Everything else only separates.
/// </summary>
internal static class Words
{
    /// <summary>Longer ones are cut: nobody types them, and an index entry has a limit.</summary>
    private const int Longest = 64;

    private static readonly LatinLetters Letters = new(Spelt);

    public static List<Word> Of(string text)
    {
        var words = new List<Word>(text.Length / 5);
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (IsHan(rune))
            {
                var character = text.Substring(at, length);
                words.Add(new(at, length, character, character, IsHan: true));
                at += length;
            }
            else if (Belongs(rune))
            {
                var end = EndOfRun(text, at + length);
                var run = text[at..end];
                if ((Letters.Fold(run) is { } plain ? (run.ToLowerInvariant(), plain) : Spelt(run)) is var (written, folded))
                    words.Add(new(at, end - at, Short(written), Short(folded), IsHan: false));
                at = end;
            }
            else
            {
                at += length;
            }
        }

        return words;
    }

    private static int EndOfRun(string text, int at)
    {
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (IsHan(rune) || !Belongs(rune)) break;
            at += length;
        }

        return at;
    }

    private static (string Written, string Folded)? Spelt(string run)
    {
        var composed = run.Normalize(NormalizationForm.FormKC); // also full-width letters and digits
        var folded = OnlyLetters(Folding.Fold(composed));
        return folded.Length == 0 ? null : (OnlyLetters(composed.ToLowerInvariant()), folded);
    }

    /// <summary>Compatibility forms may fall apart into words with spaces between.</summary>
    private static string OnlyLetters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Belongs(rune)) letters.Append(rune.ToString());
        return letters.ToString();
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];

    private static bool Belongs(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsHan(Rune rune) => rune.Value is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3005 or 0x3007;
}
