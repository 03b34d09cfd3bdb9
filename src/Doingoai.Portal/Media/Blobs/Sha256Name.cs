using System.Buffers;
using System.Security.Cryptography;

namespace Doingoai.Portal.Media.Blobs;

/// <summary>The lower-case hex SHA-256 by which a file is named; anything else never becomes a path.</summary>
internal static class Sha256Name
{
    private const int Length = 64;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static bool IsValid(string? name) => name is { Length: Length } && !name.AsSpan().ContainsAnyExcept(Hex);

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
