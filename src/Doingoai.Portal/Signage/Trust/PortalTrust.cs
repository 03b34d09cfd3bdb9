using System.Security.Cryptography;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>
/// The trust of this portal as read from its folder, and the one place that signs with the portal key. A newer roster and the
/// next key are taken while it runs; its root never changes.
/// </summary>
internal sealed class PortalTrust : ITrust, IDisposable
{
    private readonly TrustFolder _folder;
    private readonly Lock _signing = new();
    private volatile HeldRoster _roster;
    private ECDsa _portal;

    private PortalTrust(TrustFolder folder, ECDsa portal, Jwk root, HeldRoster roster) =>
        (_folder, _portal, Kid, RootKey, _roster) = (folder, portal, Jwk.Of(portal).Thumbprint(), root, roster);

    public string PortalId => _roster.Roster.PortalId;

    public Jwk RootKey { get; }

    public string RosterJws => _roster.Jws;

    /// <summary>The roster in force, its string and version together.</summary>
    public HeldRoster InForce => _roster;

    public long RosterVersion => _roster.Version;

    /// <summary>Thumbprint of the key it signs with.</summary>
    public string Kid { get; private set; }

    /// <summary>Signs <paramref name="body"/> as <paramref name="type"/>; the string is what is stored and sent.</summary>
    public string Sign<T>(string type, T body) => SignBytes(type, ProtocolJson.ToBytes(body));

    /// <summary>The same for bytes that were signed before and must not change.</summary>
    public string SignBytes(string type, byte[] payload)
    {
        lock (_signing) return Jws.Sign(type, payload, _portal);
    }

    /// <summary>True if this very portal key signed it.</summary>
    public bool Signed(string jws, string type)
    {
        lock (_signing) return Jws.TryVerify(jws, type, kid => kid == Kid ? _portal : null, out _, out _) == JwsError.None;
    }

    /// <summary>Reads the folder; refuses a roster the root did not sign or that does not name the portal key.</summary>
    public static PortalTrust Open(TrustFolder folder, DateTimeOffset now)
    {
        using var root = TrustFolder.ReadKey(folder.RootPublicFile);
        var roster = HeldRoster.Read(folder.ReadRoster(), Jwk.Of(root), portalId: null);
        var trust = new PortalTrust(folder, TrustFolder.ReadKey(folder.PortalKeyFile), Jwk.Of(root), roster);
        if (trust.IsNamed(now) || trust.UseNext(now)) return trust;

        trust.Dispose();
        throw new StartRefused($"The portal key in {folder.PortalKeyFile} is not in the roster, or no longer. The root must sign a roster that names it.");
    }

    /// <summary>Rosters from before <paramref name="roster"/>, the newest first, as the root signed them. A kept file that holds none is left out.</summary>
    public IEnumerable<string> Before(HeldRoster roster)
    {
        foreach (var jws in _folder.KeptBefore(roster.Version))
        {
            if (HeldRoster.TryRead(jws, RootKey, PortalId, out _) is not { } read || read.Version >= roster.Version) continue;
            yield return jws;
            roster = read;
        }
    }

    /// <summary>The roster still names the key it signs with.</summary>
    public bool IsNamed(DateTimeOffset now)
    {
        lock (_signing) return _roster.Names(_portal, now);
    }

    /// <summary>Takes a newer roster from the folder; true if there was one.</summary>
    /// <exception cref="StartRefused">What lies there may not be taken; what is held stays.</exception>
    public bool TakeRoster(DateTimeOffset now)
    {
        var jws = _folder.ReadRoster();
        if (jws == _roster.Jws) return false;

        var read = HeldRoster.Read(jws, RootKey, PortalId);
        if (read.Version <= _roster.Version) throw new StartRefused($"The roster in {_folder.RosterFile} has version {read.Version}; {_roster.Version} is held already.");
        using var next = _folder.NextKey();
        lock (_signing)
            if (!read.Names(_portal, now) && (next is null || !read.Names(next, now)))
                throw new StartRefused("The new roster names neither the portal key nor the next one: nothing could be signed any more.");

        _roster = read;
        return true;
    }

    /// <summary>The next key lies there and the roster names it.</summary>
    public bool HasNext(DateTimeOffset now)
    {
        using var next = _folder.NextKey();
        return next is not null && _roster.Names(next, now);
    }

    /// <summary>Signs with the next key from now on; the one before is gone. False if there is none the roster names.</summary>
    public bool UseNext(DateTimeOffset now)
    {
        var next = _folder.NextKey();
        if (next is null || !_roster.Names(next, now))
        {
            next?.Dispose();
            return false;
        }

        lock (_signing)
        {
            _folder.NextBecomesCurrent();
            _portal.Dispose();
            (_portal, Kid) = (next, Jwk.Of(next).Thumbprint());
        }

        return true;
    }

    public void Dispose() => _portal.Dispose();
}
