using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>
/// Goes with every form and comes back with it: sealed by the portal, with the instant the form was opened and a number
/// of its own. So a form is known without a cookie, on any node.
/// </summary>
internal sealed class FeedbackToken(IDataProtectionProvider protection, TimeProvider time)
{
    public const int FormLength = 32;

    private const int LongestSealed = 1_000;
    private readonly IDataProtector _seal = protection.CreateProtector("Doingoai.Feedback.Form");

    public string Issue()
    {
        Span<byte> plain = stackalloc byte[sizeof(long) + FormLength / 2];
        BinaryPrimitives.WriteInt64BigEndian(plain, time.GetUtcNow().ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(plain[sizeof(long)..]);
        return WebEncoders.Base64UrlEncode(_seal.Protect(plain.ToArray()));
    }

    /// <summary><c>null</c> for what this portal did not seal.</summary>
    public Opened? Read(string typed)
    {
        if (typed.Length is 0 or > LongestSealed) return null;
        try
        {
            var plain = _seal.Unprotect(WebEncoders.Base64UrlDecode(typed));
            return new(DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(plain)), Convert.ToHexStringLower(plain[sizeof(long)..]));
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <param name="Form">Its number.</param>
    public sealed record Opened(DateTimeOffset At, string Form);
}
