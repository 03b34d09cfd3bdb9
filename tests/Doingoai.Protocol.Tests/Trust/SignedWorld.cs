using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Trust;

/// <summary>A root, a portal, an approver with a passkey and what they sign.</summary>
internal sealed class SignedWorld : IDisposable
{
    public const string Portal = "portal-1";
    public const string Class = "led";
    public const long Now = 1_795_000_000_000;
    public const long Day = 86_400_000;

    public static readonly Guid Screen = Guid.Parse("0198a3f0-0000-7000-8000-0000000000aa");
    public static readonly Guid Person = Guid.Parse("0198a3f0-0000-7000-8000-0000000000bb");

    public ECDsa Root { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ECDsa PortalKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ECDsa Passkey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ECDsa Stranger { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Roster Roster => new(
        1, Portal, Version: 3, Now - Day,
        [new(Jwk.Of(PortalKey).Thumbprint(), Jwk.Of(PortalKey), Now - 10 * Day, Now + 100 * Day)],
        [],
        [new(Person, "Lan", [new("cred-1", Jwk.Of(Passkey))], [RiskClass.Normal, RiskClass.Sensitive], Now - 10 * Day, Now + 10 * Day)],
        [
            new(RiskClass.Evergreen, 1, [ApprovalKind.Portal, ApprovalKind.Passkey]),
            new(RiskClass.Normal, 1, [ApprovalKind.Portal, ApprovalKind.Passkey]),
            new(RiskClass.Sensitive, 1, [ApprovalKind.Passkey]),
        ]);

    public TrustedRoster Trusted => new(Roster);

    public void Dispose()
    {
        foreach (var key in (ECDsa[])[Root, PortalKey, Passkey, Stranger]) key.Dispose();
    }

    public string Sign<T>(string type, T payload, ECDsa? key = null) => Jws.Sign(type, ProtocolJson.ToBytes(payload), key ?? PortalKey);

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static ApprovalStatement Statement(string sha256, string item = "item-1", string language = "vi", RiskClass risk = RiskClass.Normal) =>
        new(sha256, item, language, Class, risk, Now + 30 * Day, Person, "Lan", Now - 1000);

    public Approval ByPortal(ApprovalStatement statement, ECDsa? key = null) => new(ApprovalKind.Portal, Sign(JwsTypes.Approval, statement, key));

    public Approval ByPasskey(
        ApprovalStatement statement, ECDsa? key = null, byte flags = 0x05, string type = "webauthn.get", string? challenge = null, string credential = "cred-1")
    {
        var said = ProtocolJson.ToBytes(statement);
        byte[] authenticator = [.. SHA256.HashData("portal.example"u8), flags, 0, 0, 0, 7];
        challenge ??= Base64Url.EncodeToString(SHA256.HashData(said));
        var client = Encoding.UTF8.GetBytes($$"""{"type":"{{type}}","challenge":"{{challenge}}","origin":"https://portal.example","crossOrigin":false}""");
        byte[] signed = [.. authenticator, .. SHA256.HashData(client)];
        var signature = (key ?? Passkey).SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new(
            ApprovalKind.Passkey, Base64Url.EncodeToString(said), credential, Base64Url.EncodeToString(authenticator), Base64Url.EncodeToString(client), Base64Url.EncodeToString(signature));
    }

    public ManifestEntry Entry(string id, byte[] bytes, RiskClass risk = RiskClass.Normal, Approval? approval = null) => new(
        id, id, EntryKind.Slide, 10_000, risk, 30 * Day, [approval ?? ByPortal(Statement(Sha256(bytes), risk: risk))],
        Sha256(bytes), "item-1", "vi", PublishedAtMs: Now - 500);

    public static ManifestMedia Media(byte[] bytes, string contentType = "image/png") => new(
        Sha256(bytes), bytes.Length, contentType, Routes.Media(Sha256(bytes)), [.. bytes.Chunk(ManifestMedia.ChunkBytes).Select(Sha256)]);

    public Manifest Manifest(long version = Now, params byte[][] slides) => new(
        Doingoai.Protocol.Manifests.Manifest.CurrentSchema, Portal,
        new(Screen, "Gate", Class, "HDMI-1", 0, 0, 1920, 1080, 0, "Asia/Ho_Chi_Minh", ["vi", "en", "zh"]),
        version, Now, Now + 35 * Day,
        [new(Now - Day, Now + 35 * Day, Level.Normal, "p", Now, Always: true)],
        [new("p", [.. slides.Select((s, i) => Entry($"e{i}-{Sha256(s)[..8]}", s))])],
        [.. slides.DistinctBy(Sha256).Select(s => Media(s))],
        null, []);
}
