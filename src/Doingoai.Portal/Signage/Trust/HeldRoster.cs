using System.Security.Cryptography;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>A roster the root has signed, and the string it signed.</summary>
internal sealed record HeldRoster(string Jws, Roster Roster)
{
    public long Version => Roster.Version;

    /// <exception cref="StartRefused">The root did not sign it, or it is for another portal.</exception>
    public static HeldRoster Read(string jws, Jwk root, string? portalId)
    {
        var peeked = Protocol.Trust.Jws.PeekUnverified<Roster>(jws);
        var verdict = RosterVerifier.TryVerify(jws, root, portalId ?? peeked?.PortalId ?? "", HeldVersion.None, out var trusted);
        return verdict == RosterError.None ? new(jws, trusted!.Roster) : throw new StartRefused($"The roster is not good: {verdict}.");
    }

    /// <summary>True if <paramref name="portal"/> may sign at <paramref name="now"/>.</summary>
    public bool Names(ECDsa portal, DateTimeOffset now)
    {
        var (key, nowMs) = (Jwk.Of(portal), now.ToUnixTimeMilliseconds());
        return Roster.PortalKeys.Any(entry => entry.Kid == key.Thumbprint() && entry.Key == key && entry.FromMs <= nowMs && (entry.UntilMs ?? long.MaxValue) > nowMs);
    }
}
