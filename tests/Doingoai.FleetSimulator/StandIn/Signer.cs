using System.Security.Cryptography;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.StandIn;

/// <summary>A chain of trust of its own, and everything it ever signed: the ledger that players are judged by.</summary>
internal sealed class Signer : IDisposable
{
    public const string PortalId = "stand-in";

    public const string Class = "led";
    private const long DayMs = 86_400_000;

    private readonly ECDsa _root = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _portal = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Dictionary<long, Manifest> _issued = [];
    private readonly Lock _gate = new();

    public Signer(long nowMs)
    {
        RootKey = Jwk.Of(_root);
        var key = Jwk.Of(_portal);
        RiskClass[] risks = [RiskClass.Evergreen, RiskClass.Normal];
        Roster = Jws.Sign(
            JwsTypes.Roster,
            ProtocolJson.ToBytes(new Roster(Doingoai.Protocol.Trust.Roster.CurrentSchema, PortalId, 1, nowMs, [new(key.Thumbprint(), key, 0)], [], [], [.. risks.Select(risk => new RiskRule(risk, 1, [ApprovalKind.Portal]))])),
            _root);
    }

    public Guid Screen { get; } = Guid.CreateVersion7();

    public Jwk RootKey { get; }

    public string Roster { get; }

    /// <summary>What was signed under this number; <c>null</c>: nothing.</summary>
    public Manifest? Issued(long version)
    {
        lock (_gate) return _issued.GetValueOrDefault(version);
    }

    /// <summary>Everything signed so far, oldest first.</summary>
    public IReadOnlyList<Manifest> All()
    {
        lock (_gate) return [.. _issued.Values.OrderBy(manifest => manifest.Version)];
    }

    public ManifestEntry Entry(string id, string slot, ReadOnlySpan<byte> bytes, long nowMs, int durationMs = 10_000, RiskClass risk = RiskClass.Normal)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var statement = new ApprovalStatement(sha256, $"item-{id}", "vi", Class, risk, nowMs + 400 * DayMs, Guid.Empty, "Nguyễn Văn Minh", nowMs);
        return new(
            id, slot, EntryKind.Slide, durationMs, risk, 90 * DayMs, [new(ApprovalKind.Portal, Jws.Sign(JwsTypes.Approval, ProtocolJson.ToBytes(statement), _portal))],
            sha256, $"item-{id}", "vi", PublishedAtMs: nowMs - 1);
    }

    public static ManifestMedia Media(ReadOnlySpan<byte> bytes)
    {
        var chunks = new List<string>();
        for (var at = 0; at < bytes.Length; at += ManifestMedia.ChunkBytes)
            chunks.Add(Convert.ToHexStringLower(SHA256.HashData(bytes.Slice(at, Math.Min(ManifestMedia.ChunkBytes, bytes.Length - at)))));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new(sha256, bytes.Length, "image/png", Routes.Media(sha256), chunks);
    }

    /// <summary>All day, every day, for 35 days; and an evergreen set.</summary>
    public Manifest Compose(long version, long nowMs, IReadOnlyList<ManifestEntry> entries, IReadOnlyList<ManifestEntry> evergreen, IReadOnlyList<ManifestMedia> media, IReadOnlyList<Recall>? recalls = null) => new(
        Manifest.CurrentSchema, PortalId, new(Screen, "Cửa khẩu", Class, "HDMI-1", 0, 0, 1920, 1080, 0, "Asia/Ho_Chi_Minh", ["vi"]), version, nowMs, nowMs + 35 * DayMs,
        [new(nowMs - DayMs, nowMs + 35 * DayMs, Level.Normal, "main", nowMs, Always: true)],
        [new("main", entries), new("evergreen", evergreen)], media, "evergreen", recalls ?? []);

    public string Sign(Manifest manifest)
    {
        lock (_gate) _issued[manifest.Version] = manifest;
        return Jws.Sign(JwsTypes.Manifest, ProtocolJson.ToBytes(manifest), _portal);
    }

    public string Sign(RecallList list) => Jws.Sign(JwsTypes.Recall, ProtocolJson.ToBytes(list), _portal);

    public void Dispose()
    {
        _root.Dispose();
        _portal.Dispose();
    }
}
