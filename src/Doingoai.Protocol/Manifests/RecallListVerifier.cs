using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Manifests;

/// <summary>Checks a recall list. An older list does no harm: the player keeps the union of all it ever verified.</summary>
public static class RecallListVerifier
{
    public const int MaxChars = 4 * 1024 * 1024;

    public static RecallError TryVerify(string jws, TrustedRoster roster, out RecallList? recalls)
    {
        recalls = null;
        if (jws.Length > MaxChars) return RecallError.TooLarge;
        switch (Jws.TryVerify(jws, JwsTypes.Recall, roster.PortalKey, out var payload, out var kid))
        {
            case JwsError.None: break;
            case JwsError.UnknownKey: return RecallError.UnknownKey;
            case JwsError.Malformed: return RecallError.Malformed;
            default: return RecallError.BadSignature;
        }

        if (ProtocolJson.TryRead<RecallList>(payload) is not { } read || !ManifestShape.IsWhole(read.Recalls)) return RecallError.Malformed;
        if (read.Schema != RecallList.CurrentSchema) return RecallError.UnknownSchema;
        if (!roster.PortalKeyCounted(kid, read.IssuedAtMs)) return RecallError.KeyNotInForce;
        if (read.PortalId != roster.Roster.PortalId) return RecallError.WrongPortal;
        if (!ManifestShape.Recalls(read.Recalls)) return RecallError.BadContent;

        recalls = read;
        return RecallError.None;
    }
}
