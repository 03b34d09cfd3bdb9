namespace Doingoai.Protocol.Manifests;

/// <summary>Why a recall list was refused.</summary>
public enum RecallError
{
    None,
    TooLarge,
    Malformed,
    BadSignature,
    UnknownKey,
    KeyNotInForce,
    UnknownSchema,
    WrongPortal,
    BadContent,
}
