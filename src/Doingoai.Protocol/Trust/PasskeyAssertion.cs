using System.Buffers.Text;
using System.Security.Cryptography;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Trust;

/// <summary>
/// A WebAuthn assertion (WebAuthn level 2, section 7.2) over a statement. Origin and relying party were checked by the
/// portal; here only the person's own key counts, because the portal itself may be in the wrong hands.
/// </summary>
internal sealed record PasskeyAssertion(byte[] Statement, byte[] AuthenticatorData, byte[] ClientData, byte[] Signature)
{
    private const int MaxChars = 8 * 1024;

    // rpIdHash, flags, counter
    private const int MinAuthenticatorData = 32 + 1 + 4;
    private const int FlagsAt = 32;
    private const byte UserPresent = 0x01;

    private sealed record CollectedClientData(string Type, string Challenge);

    public static PasskeyAssertion? TryRead(Approval approval) =>
        Decode(approval.Statement) is { } statement && Decode(approval.AuthenticatorData) is { Length: >= MinAuthenticatorData } authenticator &&
        Decode(approval.ClientData) is { } client && Decode(approval.Signature) is { } signature
            ? new(statement, authenticator, client, signature)
            : null;

    public bool Holds(ECDsa key)
    {
        if ((AuthenticatorData[FlagsAt] & UserPresent) == 0) return false;
        if (ProtocolJson.TryRead<CollectedClientData>(ClientData) is not { Type: "webauthn.get" } client) return false;
        if (client.Challenge != Base64Url.EncodeToString(SHA256.HashData(Statement))) return false;
        try
        {
            byte[] signed = [.. AuthenticatorData, .. SHA256.HashData(ClientData)];
            return key.VerifyData(signed, Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false; // not DER
        }
    }

    private static byte[]? Decode(string? text)
    {
        if (text is null || text.Length > MaxChars) return null;
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
