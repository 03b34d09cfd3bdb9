using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Doingoai.Protocol.Trust;

/// <summary>A P-256 public key as in RFC 7517; coordinates are base64url of exactly 32 bytes.</summary>
public sealed record Jwk(string Kty, string Crv, string X, string Y)
{
    /// <summary>The public half of <paramref name="key"/>.</summary>
    public static Jwk Of(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new("EC", "P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    /// <summary>RFC 7638 thumbprint, base64url of SHA-256 over the canonical members.</summary>
    public string Thumbprint() => Base64Url.EncodeToString(
        SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"{{Crv}}","kty":"{{Kty}}","x":"{{X}}","y":"{{Y}}"}""")));

    /// <summary>The key, or <c>null</c> if this is not a point on P-256.</summary>
    public ECDsa? TryImport()
    {
        if (Kty != "EC" || Crv != "P-256" || X.Length != 43 || Y.Length != 43) return null;
        try
        {
            return ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
            });
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
