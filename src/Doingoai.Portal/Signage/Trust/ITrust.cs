using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>Who this portal is and what its root has signed. Never hands out a private key.</summary>
internal interface ITrust
{
    /// <summary>Stable name of this portal, part of every audience, manifest and roster.</summary>
    string PortalId { get; }

    /// <summary>Public half of the root that signs rosters; devices pin it when they are enrolled.</summary>
    Jwk RootKey { get; }

    /// <summary>The roster as the root signed it: stored, hashed and sent byte for byte.</summary>
    string RosterJws { get; }

    long RosterVersion { get; }
}
