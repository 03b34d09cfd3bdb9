namespace Doingoai.Protocol.Trust;

/// <summary>The highest numbered thing ever verified, and which one it was.</summary>
/// <param name="Sha256">Of the signed string, lower-case hex; empty for none.</param>
public sealed record HeldVersion(long Version, string Sha256)
{
    /// <summary>Nothing yet.</summary>
    public static HeldVersion None { get; } = new(0, "");

    /// <summary>Lower-case hex SHA-256 of a signed string.</summary>
    public static string HashOf(string jws) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(jws)));
}
