namespace Doingoai.Portal.Content.Publishing;

/// <summary>Why a publication ended before its own until.</summary>
internal enum EndReason
{
    /// <summary>Another version took its place.</summary>
    Replaced,

    /// <summary>Somebody took the item off every channel.</summary>
    Recalled,
}
