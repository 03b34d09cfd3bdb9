using System.Globalization;
using System.Text;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>
/// Short words of devices, which people read on the board. PostgreSQL cannot store NUL, and one bad value would undo the batch of
/// everybody else; invisible characters could turn around what stands beside them, heaps of marks could cover it.
/// </summary>
internal static class DeviceText
{
    public const int MaxLength = 128;

    // Vietnamese letters taken apart have two.
    private const int MaxMarks = 4;

    /// <summary>Cut to what is kept, without control characters and marks that turn the direction of what follows; <c>null</c> stays.</summary>
    public static string? Tame(string? text)
    {
        if (text is null) return null;
        var kept = string.Concat(text.Take(4 * MaxLength).Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate)));
        return kept.Length <= MaxLength ? kept : kept[..MaxLength];
    }

    public static bool IsShort(string? text)
    {
        if (text is null) return true;
        if (text.Length > MaxLength) return false;
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return true; // nearly all of them

        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value == 0xFFFD || category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) return false;
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MaxMarks) return false;
        }

        return true;
    }
}
