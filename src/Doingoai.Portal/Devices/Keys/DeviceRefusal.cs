namespace Doingoai.Portal.Devices.Keys;

/// <summary>Why a device is not let in. Travels to the device as a word; says nothing about other devices.</summary>
internal enum DeviceRefusal
{
    None,
    Missing,
    Malformed,
    WrongAlgorithm,
    WrongType,
    UnknownKey,
    BadSignature,
    WrongAudience,
    NotYetValid,
    WrongLifetime,
    Expired,
    ForeignDevice,
    Revoked,

    /// <summary>Two machines use the key.</summary>
    Cloned,
    UnknownDevice,
    NonceUnknown,
    NonceExpired,
    NonceReused,
    Busy,
    ForeignClientId,
    ForeignUserName,
    ForeignWill,
    PersistentSession,
}
