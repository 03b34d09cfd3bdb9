using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Manifests;

/// <summary>All reasons to refuse a manifest. Approvals are judged entry by entry afterwards, see <see cref="ApprovalRules"/>.</summary>
public static class ManifestVerifier
{
    public const int MaxChars = 8 * 1024 * 1024;

    /// <param name="held">Highest version ever verified for this screen; the very same manifest is accepted again.</param>
    public static ManifestError TryVerify(string jws, TrustedRoster roster, Guid screen, HeldVersion held, out Manifest? manifest)
    {
        manifest = null;
        if (jws.Length > MaxChars) return ManifestError.TooLarge;
        switch (Jws.TryVerify(jws, JwsTypes.Manifest, roster.PortalKey, out var payload, out var kid))
        {
            case JwsError.None: break;
            case JwsError.UnknownKey: return ManifestError.UnknownKey;
            case JwsError.Malformed: return ManifestError.Malformed;
            default: return ManifestError.BadSignature;
        }

        // The schema is read first, so that a newer one is named as such and not as malformed.
        if (ProtocolJson.TryRead<SchemaOnly>(payload) is not { } format) return ManifestError.Malformed;
        if (format.Schema != Manifest.CurrentSchema) return ManifestError.UnknownSchema;
        if (ProtocolJson.TryRead<Manifest>(payload) is not { } read) return ManifestError.Malformed;
        if (!ManifestShape.IsWhole(read)) return ManifestError.Malformed;
        if (!roster.PortalKeyCounted(kid, read.IssuedAtMs)) return ManifestError.KeyNotInForce;
        if (read.PortalId != roster.Roster.PortalId) return ManifestError.WrongPortal;
        if (read.Screen.Id != screen) return ManifestError.WrongScreen;
        if (read.Version < held.Version) return ManifestError.OldVersion;
        if (read.Version == held.Version && HeldVersion.HashOf(jws) != held.Sha256) return ManifestError.SameVersionOtherContent;
        if (!ManifestShape.Follows(read)) return ManifestError.BadContent;

        manifest = read;
        return ManifestError.None;
    }

    private sealed record SchemaOnly(int Schema);
}
