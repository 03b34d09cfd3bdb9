using System.Security.Cryptography;
using Doingoai.Protocol.Journals.Exports;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Journals;

/// <summary>Keys, rosters and files of an export of one device with one screen, whose manifest 7 shows one entry.</summary>
internal sealed class TestExport : IDisposable
{
    /// <summary>Of the period, which is a day; Unix ms.</summary>
    public const long FromMs = 1_795_252_800_000;

    public const string Sha256 = "ab";

    public ECDsa Root { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ECDsa PortalKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ECDsa DeviceKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Guid Device { get; } = Guid.CreateVersion7();

    public Guid Screen { get; } = Guid.CreateVersion7();

    public void Dispose()
    {
        foreach (var key in (ECDsa[])[Root, PortalKey, DeviceKey]) key.Dispose();
    }

    /// <summary>A roster that names <paramref name="keys"/>, as the root signed it.</summary>
    public string Roster(long version, long issuedAtMs, params ECDsa[] keys) => RosterOf(Root, version, issuedAtMs, keys);

    public static string RosterOf(ECDsa root, long version, long issuedAtMs, params ECDsa[] keys) =>
        Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(new Roster(1, "portal", version, issuedAtMs, [.. keys.Select(Jwk.Of).Select(key => new RosterKey(key.Thumbprint(), key, 0))], [], [], [])), root);

    public ExportLine Manifest(ECDsa signer, long issuedAtMs = FromMs, long version = 7, string entry = "e")
    {
        var shown = new ManifestEntry(entry, "s", EntryKind.Slide, 10_000, RiskClass.Normal, 1, [], Sha256, "item", "vi", "Title");
        var manifest = new Manifest(1, "portal", new(Screen, "LED", "led", "o", 0, 0, 10, 10, 0, "Asia/Ho_Chi_Minh", ["vi"]), version, issuedAtMs, issuedAtMs + 1, [], [new("p", [shown])], [], null, []);
        return new(ExportKinds.Manifest, Jws: Jws.Sign(JwsTypes.Manifest, ProtocolJson.ToBytes(manifest), signer), Of: Device);
    }

    /// <summary>What a file of these runs says, all signed by the one portal key there is.</summary>
    public Task<ExportReport> VerifyAsync(params IEnumerable<ExportLine> journal) => VerifyAsync(Head(Roster(1, FromMs, PortalKey)), PortalKey, [Manifest(PortalKey), .. journal]);

    public async Task<ExportReport> VerifyAsync(ExportHead head, ECDsa sealedBy, params IEnumerable<ExportLine> lines)
    {
        using var file = new MemoryStream();
        using var writer = new ExportWriter(file);
        await writer.AddAsync(new(ExportKinds.Head, head), CancellationToken.None);
        await writer.AddAsync(new(ExportKinds.Device, Device: new(Device, "Máy", [new(Jwk.Of(DeviceKey).Thumbprint(), Jwk.Of(DeviceKey), 0)])), CancellationToken.None);
        foreach (var line in lines) await writer.AddAsync(line, CancellationToken.None);
        await writer.SealAsync(seal => Jws.Sign(JwsTypes.Export, ProtocolJson.ToBytes(seal), sealedBy), CancellationToken.None);
        file.Position = 0;
        return ExportVerifier.Verify(file);
    }

    public ExportHead Head(string roster) => new(1, "portal", FromMs, FromMs, FromMs + 86_400_000, Jwk.Of(Root), roster);
}
