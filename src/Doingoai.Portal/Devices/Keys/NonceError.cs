namespace Doingoai.Portal.Devices.Keys;

/// <summary>Why a nonce does not count.</summary>
internal enum NonceError
{
    None,

    /// <summary>Not from this portal, or from before its last start.</summary>
    Unknown,
    Expired,
    Reused,

    /// <summary>More connections within the lifetime than are remembered; refused rather than forgotten.</summary>
    Busy,
}
