using System.Globalization;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>What an announcement may look like. It comes from anyone.</summary>
internal static class EnrolmentShape
{
    public const int MaxText = 64;

    public static bool IsValid(EnrolmentRequest request) =>
        EnrolmentCode.Normalise(request.Code) == request.Code
        && IsHex(request.Commitment)
        && IsText(request.Name)
        && IsText(request.Player)
        && IsKey(request.Key);

    public static bool IsKey(Jwk said)
    {
        using var key = said.TryImport();
        return key is not null;
    }

    private static bool IsHex(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    // Control and format characters could turn what the technician reads around.
    private static bool IsText(string text) => text.Length is > 0 and <= MaxText && !text.Any(c =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
