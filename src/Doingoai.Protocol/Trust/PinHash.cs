using System.Security.Cryptography;
using System.Text;

namespace Doingoai.Protocol.Trust;

/// <summary>
/// The technicians' PIN of a cluster as portal and players keep it: PBKDF2 (RFC 8018) with a salt, as one line of text
/// <c>pbkdf2-sha256.iterations.salt.hash</c>. Few digits are soon found by whoever has this line: it is shown to nobody.
/// </summary>
public static class PinHash
{
    /// <summary>A longer line is none.</summary>
    public const int MaxChars = 200;

    private const string Kind = "pbkdf2-sha256";
    private const int Iterations = 600_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    // A portal in the wrong hands must neither make a guess cheap nor keep a device busy for ever.
    private const int LeastIterations = 100_000;
    private const int MostIterations = 2_000_000;

    /// <summary>6–10 digits.</summary>
    public static bool IsPin(string? pin) => pin is { Length: >= 6 and <= 10 } && pin.All(char.IsAsciiDigit);

    /// <summary>One digit again and again, or digits in a row: what a visitor tries first.</summary>
    public static bool IsEasy(string pin)
    {
        var steps = pin.Zip(pin.Skip(1), (one, next) => next - one).Distinct().ToList();
        return steps is [0] or [1] or [-1];
    }

    /// <exception cref="ArgumentException">It is no PIN.</exception>
    public static string Of(string pin)
    {
        if (!IsPin(pin)) throw new ArgumentException("A PIN has 6–10 digits.", nameof(pin));
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"{Kind}.{Iterations}.{Convert.ToHexStringLower(salt)}.{Convert.ToHexStringLower(Derive(pin, salt, Iterations))}";
    }

    public static bool IsWellFormed(string? hash) => TryRead(hash, out _, out _, out _);

    /// <summary>Takes as long for a wrong PIN as for the right one.</summary>
    public static bool Matches(string? hash, string? pin)
    {
        if (!IsPin(pin) || !TryRead(hash, out var iterations, out var salt, out var expected)) return false;
        return CryptographicOperations.FixedTimeEquals(Derive(pin!, salt, iterations), expected);
    }

    private static byte[] Derive(string pin, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(pin), salt, iterations, HashAlgorithmName.SHA256, HashBytes);

    private static bool TryRead(string? hash, out int iterations, out byte[] salt, out byte[] expected)
    {
        (iterations, salt, expected) = (0, [], []);
        if (hash is not { Length: <= MaxChars } || hash.Split('.') is not [Kind, var count, var saltHex, var hashHex]) return false;
        if (!int.TryParse(count, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out iterations) || iterations is < LeastIterations or > MostIterations) return false;
        if (saltHex.Length != SaltBytes * 2 || hashHex.Length != HashBytes * 2 || !(saltHex + hashHex).All(char.IsAsciiHexDigitLower)) return false;
        (salt, expected) = (Convert.FromHexString(saltHex), Convert.FromHexString(hashHex));
        return true;
    }
}
