namespace Doingoai.Protocol.Trust;

/// <summary>Why a device token was refused.</summary>
public enum DeviceTokenError
{
    None,
    Malformed,
    WrongAlgorithm,
    WrongType,
    UnknownKey,
    BadSignature,
    WrongAudience,
    NotYetValid,
    WrongLifetime,
    Expired,
}
