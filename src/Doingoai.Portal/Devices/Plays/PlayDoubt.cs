namespace Doingoai.Portal.Devices.Plays;

/// <summary>Why a play does not count as proof. Stored by number: append only.</summary>
internal enum PlayDoubt
{
    None,

    /// <summary>No manifest of that screen and device had such an entry: something played that nobody sent.</summary>
    NeverSent,

    /// <summary>The entry was sent, with another slide than the device says it drew.</summary>
    OtherSlide,

    /// <summary>Counted by the hour instead: the device folded this part of its journal before it knew that it had arrived.</summary>
    Folded,

    /// <summary>The device never knew what time it was.</summary>
    NoTime,

    /// <summary>More than fits an hour.</summary>
    Impossible,
}
