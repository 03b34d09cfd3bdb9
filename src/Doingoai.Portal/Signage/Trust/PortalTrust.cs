using System.Security.Cryptography;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>The trust of this portal as read from its folder, and the one place that signs with the portal key.</summary>
internal sealed class PortalTrust : ITrust, IDisposable
{
    private readonly ECDsa _portal;
    private readonly string _kid;
    private readonly Lock _signing = new();

    private PortalTrust(ECDsa portal, Jwk root, string rosterJws, Roster roster) =>
        (_portal, _kid, RootKey, RosterJws, PortalId, RosterVersion) = (portal, Jwk.Of(portal).Thumbprint(), root, rosterJws, roster.PortalId, roster.Version);

    public string PortalId { get; }

    public Jwk RootKey { get; }

    public string RosterJws { get; }

    public long RosterVersion { get; }

    /// <summary>Signs <paramref name="body"/> as <paramref name="type"/>; the string is what is stored and sent.</summary>
    public string Sign<T>(string type, T body)
    {
        var payload = ProtocolJson.ToBytes(body);
        lock (_signing) return Jws.Sign(type, payload, _portal);
    }

    /// <summary>True if this very portal key signed it.</summary>
    public bool Signed(string jws, string type)
    {
        lock (_signing) return Jws.TryVerify(jws, type, kid => kid == _kid ? _portal : null, out _, out _) == JwsError.None;
    }

    /// <summary>Reads the folder; refuses a roster the root did not sign or that does not name the portal key.</summary>
    public static PortalTrust Open(TrustFolder folder, DateTimeOffset now)
    {
        using var root = TrustFolder.ReadKey(folder.RootPublicFile);
        var rootKey = Jwk.Of(root);
        var rosterJws = ReadRoster(folder);
        var verdict = Jws.TryVerify(rosterJws, JwsTypes.Roster, kid => kid == rootKey.Thumbprint() ? root : null, out var payload, out _);
        if (verdict != JwsError.None || ProtocolJson.TryRead<Roster>(payload) is not { } roster)
            throw new StartRefused($"The roster in {folder.RosterFile} is not signed by the root in {folder.RootPublicFile} ({verdict}).");

        var portal = TrustFolder.ReadKey(folder.PortalKeyFile);
        if (Names(roster, Jwk.Of(portal), now.ToUnixTimeMilliseconds())) return new(portal, rootKey, rosterJws, roster);

        portal.Dispose();
        throw new StartRefused($"The portal key in {folder.PortalKeyFile} is not in the roster, or no longer. The root must sign a roster that names it.");
    }

    public void Dispose() => _portal.Dispose();

    private static string ReadRoster(TrustFolder folder) => File.Exists(folder.RosterFile)
        ? File.ReadAllText(folder.RosterFile).Trim()
        : throw new StartRefused($"The roster file {folder.RosterFile} is missing.");

    private static bool Names(Roster roster, Jwk portal, long nowMs) =>
        roster.PortalKeys.Any(entry => entry.Kid == portal.Thumbprint() && entry.Key == portal && entry.FromMs <= nowMs && (entry.UntilMs ?? long.MaxValue) > nowMs);
}
