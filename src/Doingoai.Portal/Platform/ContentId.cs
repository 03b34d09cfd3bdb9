using System.Security.Cryptography;

namespace Doingoai.Portal.Platform;

/// <summary>26-character opaque ids of items and versions: lower-case base 32 of 128 random bits.</summary>
internal static class ContentId
{
    public const int Length = 26;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    public static bool IsValid(string? id) => id is { Length: Length } && id.All(Alphabet.Contains);
}
