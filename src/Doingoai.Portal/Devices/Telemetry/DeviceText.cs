using System.Globalization;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>Short words of devices. PostgreSQL cannot store NUL, and one bad value would undo the batch of everybody else.</summary>
internal static class DeviceText
{
    public const int MaxLength = 128;

    /// <summary>Cut to what is kept, without control characters and marks that turn the direction of what follows; <c>null</c> stays.</summary>
    public static string? Tame(string? text)
    {
        if (text is null) return null;
        var kept = string.Concat(text.Take(4 * MaxLength).Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate)));
        return kept.Length <= MaxLength ? kept : kept[..MaxLength];
    }

    public static bool IsShort(string? text) => text is null || (text.Length <= MaxLength && !text.Any(char.IsControl));
}
