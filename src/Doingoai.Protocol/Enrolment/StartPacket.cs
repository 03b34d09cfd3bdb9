using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Enrolment;

/// <summary>
/// What lets a new machine enrol by itself: where the portal is, whose root it may believe, and a secret that counts once for
/// one device. It travels as a file or a QR code; the secret itself never goes over the network.
/// </summary>
/// <param name="Root">RFC 7638 thumbprint of the root.</param>
/// <param name="Name">Of the device it is for, for people to read.</param>
/// <param name="ExpiresAtMs">Portal time, Unix ms; the portal judges it, a new machine's clock may be anything.</param>
/// <param name="Ca">PEM of the authority of the portal's certificate, if it is one of its own.</param>
public sealed record StartPacket(int V, Uri Portal, string PortalId, string Root, Guid Ticket, string Secret, string Name, long ExpiresAtMs, string? Ca = null)
{
    public const int Format = 1;

    public const string FileName = "doingoai-start.json";

    /// <summary>Largest file a machine reads, bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int SecretBytes = 32;

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The packet, or <c>null</c> if the bytes are none that can be used.</summary>
    public static StartPacket? TryRead(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= MaxBytes && ProtocolJson.TryRead<StartPacket>(bytes) is { V: Format, Secret.Length: > 16 and <= 128, Root.Length: 43, PortalId.Length: > 0 and <= 128 } packet
        && packet.Portal is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? packet : null;

    /// <summary>What the portal keeps of the secret: lower-case hex SHA-256.</summary>
    public static string Verifier(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Proof that whoever holds the secret asks for this very key: nobody in between can put their own in its place.</summary>
    public static string Proof(string verifier, Guid ticket, Jwk key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Convert.FromHexString(verifier), Encoding.UTF8.GetBytes($"doingoai start v1\n{ticket:N}\n{key.Thumbprint()}")));
}

/// <param name="Proof">As <see cref="StartPacket.Proof"/> makes it.</param>
public sealed record StartRequest(Guid Ticket, Jwk Key, string Proof);

/// <summary>The device's identity; the machine believes it only if the root is the packet's.</summary>
public sealed record StartAnswer(string PortalId, Jwk RootKey, Guid Device, string Roster);
