using System.Security.Cryptography;

namespace Doingoai.Protocol.Enrolment;

/// <summary>The 8-character code a new device shows. No letters or digits that are read as one another.</summary>
public static class EnrolmentCode
{
    /// <summary>31 characters: about 39 bits in eight places.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public const int Length = 8;

    /// <summary>A random code.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>What a person typed, without spaces and dashes, in upper case; <c>null</c> if it cannot be a code.</summary>
    public static string? Normalise(string typed)
    {
        var code = typed.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}
