using System.Text;
using Doingoai.Portal.Content.Fields;

namespace Doingoai.Portal.Content.Search;

/// <summary>
/// Takes text apart in the program and not in a database, whose parsers differ: runs of letters and digits, and single
/// Han characters. Everything else only separates.
/// </summary>
internal static class Words
{
    /// <summary>Longer ones are cut: nobody types them, and an index entry has a limit.</summary>
    private const int Longest = 64;

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
                if (Spelt(at, text[at..end]) is { } word) words.Add(word);
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

    private static Word? Spelt(int at, string run)
    {
        if (Ascii.IsValid(run))
        {
            var plain = Short(run.ToLowerInvariant());
            return new(at, run.Length, plain, plain, IsHan: false);
        }

        var folded = Short(OnlyLetters(Folding.Fold(run.Normalize(NormalizationForm.FormKC)))); // also full-width letters and digits
        return folded.Length == 0 ? null : new(at, run.Length, Short(OnlyLetters(run.Normalize(NormalizationForm.FormKC).ToLowerInvariant())), folded, IsHan: false);
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
