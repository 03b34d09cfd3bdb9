using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>A number to refer to a message by: of letters and digits that nobody confuses, and not to be guessed.</summary>
internal static partial class FeedbackReceipt
{
    public const int Length = 14;

    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New()
    {
        var drawn = RandomNumberGenerator.GetString(Signs, 12);
        return $"{drawn[..4]}-{drawn[4..8]}-{drawn[8..]}";
    }

    public static bool IsOne(string text) => Pattern().IsMatch(text);

    [GeneratedRegex("^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$")]
    private static partial Regex Pattern();
}
