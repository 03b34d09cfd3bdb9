using System.Globalization;

namespace Doingoai.Portal.Content.Terms;

/// <summary>
/// Finds a form in a text: the same letters and diacritics, whatever the case; whole words only, except where the form
/// begins or ends with a Chinese character, which has no word boundary. Both are NFC.
/// </summary>
internal static class FormSearch
{
    public static IEnumerable<int> Find(string text, string form)
    {
        for (var at = text.IndexOf(form, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.OrdinalIgnoreCase))
            if (IsAt(text, form, at)) yield return at;
    }

    public static bool Contains(string text, string form) => Find(text, form).Any();

    /// <summary>True if the form stands at <paramref name="at"/> as a whole.</summary>
    public static bool IsAt(string text, string form, int at)
    {
        var end = at + form.Length;
        return at >= 0 && end <= text.Length && string.Compare(text, at, form, 0, form.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (IsHan(form[0]) || at == 0 || Parts(text[at - 1]))
            && (IsHan(form[^1]) || end == text.Length || Parts(text[end]));
    }

    /// <summary>Ends the word beside it.</summary>
    private static bool Parts(char letter) => IsHan(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is not (
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber);

    // Rarer characters come as surrogates.
    private static bool IsHan(char letter) => letter is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') || char.IsSurrogate(letter);
}
