namespace Doingoai.Protocol.Manifests;

/// <summary>Why a manifest was refused.</summary>
public enum ManifestError
{
    None,
    TooLarge,
    Malformed,

    /// <summary>Wrong algorithm, wrong type or a signature that does not hold.</summary>
    BadSignature,

    /// <summary>Signed by a key the roster does not name as a portal key.</summary>
    UnknownKey,

    /// <summary>The key did not count when the manifest says it was issued.</summary>
    KeyNotInForce,
    UnknownSchema,
    WrongPortal,
    WrongScreen,

    /// <summary>Not above the highest version ever verified.</summary>
    OldVersion,
    SameVersionOtherContent,

    /// <summary>Well-formed, but against a rule for screens, windows, playlists, entries or media.</summary>
    BadContent,
}
