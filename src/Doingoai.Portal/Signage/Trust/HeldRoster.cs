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
        return TryRead(jws, root, portalId ?? peeked?.PortalId ?? "", out var verdict) ?? throw new StartRefused($"The roster is not good: {verdict}.");
    }

    /// <summary><c>null</c>: not for this portal, or the root did not sign it.</summary>
    public static HeldRoster? TryRead(string jws, Jwk root, string portalId, out RosterError verdict)
    {
        verdict = RosterVerifier.TryVerify(jws, root, portalId, HeldVersion.None, out var trusted);
        return trusted is null ? null : new(jws, trusted.Roster);
    }

    /// <summary>True if <paramref name="portal"/> may sign at <paramref name="now"/>.</summary>
    public bool Names(ECDsa portal, DateTimeOffset now)
    {
        var (key, nowMs) = (Jwk.Of(portal), now.ToUnixTimeMilliseconds());
        return Roster.PortalKeys.Any(entry => entry.Kid == key.Thumbprint() && entry.Key == key && entry.FromMs <= nowMs && (entry.UntilMs ?? long.MaxValue) > nowMs);
    }
}
