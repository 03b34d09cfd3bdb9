using System.Security.Cryptography;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Tamper;

/// <summary>A complete chain of trust of its own: root, portal key, roster, approved picture, manifest, recall list.</summary>
internal sealed class Issuer : IDisposable
{
    private const string PortalId = "portal-under-attack";
    private const string Class = "led";

    private readonly ECDsa _root = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _portal = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Issuer(long nowMs)
    {
        Picture = RandomNumberGenerator.GetBytes(200_000);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Picture));
        RootKey = Jwk.Of(_root);

        var key = Jwk.Of(_portal);
        var roster = new Roster(
            Roster.CurrentSchema, PortalId, 1, nowMs, [new(key.Thumbprint(), key, 0)], [], [],
            [new(RiskClass.Normal, 1, [ApprovalKind.Portal])]);
        RosterJws = Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(roster), _root);

        var statement = new ApprovalStatement(Sha256, "item", "vi", Class, RiskClass.Normal, nowMs + 3_600_000, Guid.NewGuid(), "Nguyễn Văn Minh", nowMs);
        ApprovalJws = Jws.Sign(JwsTypes.Approval, ProtocolJson.ToBytes(statement), _portal);
        Manifest = new(
            Manifest.CurrentSchema, PortalId, new(Screen, "Màn hình", Class, "output-1", 0, 0, 1920, 1080, 0, "Asia/Ho_Chi_Minh", ["vi"]), nowMs, nowMs, nowMs + 1000,
            [new(nowMs, nowMs + 1000, Level.Normal, "main", nowMs, Always: true)], [new("main", [Entry(ApprovalJws)])],
            [new(Sha256, Picture.Length, "image/png", Routes.Media(Sha256), [Sha256])], null, []);
        ManifestJws = Sign(Manifest);
        RecallJws = Jws.Sign(JwsTypes.Recall, ProtocolJson.ToBytes(new RecallList(RecallList.CurrentSchema, PortalId, nowMs, [new(Guid.NewGuid(), nowMs, "item")])), _portal);
    }

    public Guid Screen { get; } = Guid.NewGuid();

    public Jwk RootKey { get; }

    public byte[] Picture { get; }

    public string Sha256 { get; }

    public Manifest Manifest { get; }

    public string RosterJws { get; }

    public string ApprovalJws { get; }

    public string ManifestJws { get; }

    public string RecallJws { get; }

    public string Sign(Manifest manifest) => Jws.Sign(JwsTypes.Manifest, ProtocolJson.ToBytes(manifest), _portal);

    /// <summary>The one entry, with this approval.</summary>
    public ManifestEntry Entry(string approval) => new(
        "entry-1", "slot-1", EntryKind.Slide, 10_000, RiskClass.Normal, 86_400_000, [new(ApprovalKind.Portal, approval)], Sha256, "item", "vi", PublishedAtMs: 0);

    public RosterError Judge(string roster) => RosterVerifier.TryVerify(roster, RootKey, PortalId, HeldVersion.None, out _);

    /// <summary>What the player relies on, verified as the player does.</summary>
    public TrustedRoster Trusted() =>
        RosterVerifier.TryVerify(RosterJws, RootKey, PortalId, HeldVersion.None, out var roster) == RosterError.None
            ? roster!
            : throw new InvalidOperationException("The original roster was refused.");

    public void Dispose()
    {
        _root.Dispose();
        _portal.Dispose();
    }
}
