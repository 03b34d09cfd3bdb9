namespace Doingoai.Protocol.Trust;

/// <summary>Why an entry may not be shown.</summary>
public enum ApprovalError
{
    None,

    /// <summary>No approval at all.</summary>
    Missing,

    /// <summary>The roster says nothing about the risk class.</summary>
    NoRule,

    /// <summary>A kind of approval the roster does not accept for the risk class.</summary>
    WrongKind,
    Malformed,
    UnknownKey,
    BadSignature,

    /// <summary>Signed outside the validity of the key or of the person.</summary>
    KeyNotInForce,

    /// <summary>The person may not approve this risk class.</summary>
    OutOfScope,

    /// <summary>About other bytes, another item, language, screen class or risk class.</summary>
    OtherStatement,
    Lapsed,

    /// <summary>Good approvals, but of fewer persons than the roster asks for.</summary>
    TooFew,

    /// <summary>A widget, or an option of one, that is not in the closed set.</summary>
    UnknownWidget,
}
