using System.Security.Cryptography;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>Makes root key, portal key and the first roster. All of it appears at once or not at all.</summary>
internal static class NewTrust
{
    /// <param name="folder">Must not exist yet.</param>
    /// <param name="rootFolder">Where the root's private half goes; <c>null</c>: into <paramref name="folder"/>.</param>
    public static void Make(TrustFolder folder, string? rootFolder, DateTimeOffset now)
    {
        if (folder.Exists) throw new StartRefused($"There is trust already in {folder.Path}. Making it anew would cut off every enrolled device.");

        using var root = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var portal = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var roster = FirstRoster("portal-" + RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 12), Jwk.Of(portal), now);

        var staged = new TrustFolder($"{folder.Path}.{Guid.NewGuid():N}");
        PrivateFile.CreateFolder(staged.Path);
        TrustFolder.Write(rootFolder is null ? staged.RootFile : Path.Combine(rootFolder, "root.pem"), root.ExportPkcs8PrivateKeyPem());
        TrustFolder.Write(staged.RootPublicFile, root.ExportSubjectPublicKeyInfoPem());
        TrustFolder.Write(staged.PortalKeyFile, portal.ExportPkcs8PrivateKeyPem());
        TrustFolder.Write(staged.RosterFile, Jws.Sign(JwsTypes.Roster, ProtocolJson.ToBytes(roster), root));
        Directory.Move(staged.Path, folder.Path);
    }

    /// <summary>Until persons have passkeys, the portal's signature in a person's name is enough, and the roster says so.</summary>
    private static Roster FirstRoster(string portalId, Jwk portal, DateTimeOffset now) => new(
        Roster.CurrentSchema,
        portalId,
        Version: 1,
        now.ToUnixTimeMilliseconds(),
        PortalKeys: [new(portal.Thumbprint(), portal, now.ToUnixTimeMilliseconds())],
        ReleaseKeys: [],
        Approvers: [],
        Rules: [.. Enum.GetValues<RiskClass>().Select(risk => new RiskRule(risk, Approvals: 1, [ApprovalKind.Portal, ApprovalKind.Passkey]))]);
}
