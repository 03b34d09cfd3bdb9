using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Trust;

/// <summary>Accepts a roster only from the root the device was enrolled with, for its portal, and never an older one.</summary>
public static class RosterVerifier
{
    public const int MaxChars = 256 * 1024;

    /// <param name="held">Highest roster ever verified; the very same one is accepted again.</param>
    public static RosterError TryVerify(string jws, Jwk root, string portalId, HeldVersion held, out TrustedRoster? roster)
    {
        roster = null;
        if (jws.Length > MaxChars) return RosterError.TooLarge;
        using var key = root.TryImport();
        if (key is null) return RosterError.NotSignedByRoot;

        var kid = root.Thumbprint();
        var error = Jws.TryVerify(jws, JwsTypes.Roster, id => id == kid ? key : null, out var payload, out _);
        if (error is JwsError.Malformed) return RosterError.Malformed;
        if (error is not JwsError.None) return RosterError.NotSignedByRoot;
        if (ProtocolJson.TryRead<Roster>(payload) is not { } read || !IsWhole(read)) return RosterError.Malformed;
        if (read.Schema != Roster.CurrentSchema) return RosterError.UnknownSchema;
        if (read.PortalId != portalId) return RosterError.WrongPortal;
        if (read.Version < held.Version) return RosterError.OlderVersion;
        if (read.Version == held.Version && HeldVersion.HashOf(jws) != held.Sha256) return RosterError.SameVersionOtherContent;

        roster = new(read);
        return RosterError.None;
    }

    // JSON lists may hold null even where C# says they do not.
    private static bool IsWhole(Roster roster) =>
        roster.Version > 0 &&
        roster.PortalKeys.All(k => k is not null) && roster.ReleaseKeys.All(k => k is not null) &&
        roster.Approvers.All(a => a is not null && a.Credentials.All(c => c is not null)) &&
        roster.Rules.All(r => r is { Approvals: > 0 });
}
