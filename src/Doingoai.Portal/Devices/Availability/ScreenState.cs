namespace Doingoai.Portal.Devices.Availability;

/// <summary>What can truthfully be said about a screen. Stored as numbers: add at the end.</summary>
internal enum ScreenState
{
    /// <summary>No device has ever reported for it.</summary>
    NotCommissioned,

    /// <summary>The portal itself was not there to see.</summary>
    Unknown,
    Online,

    /// <summary>It plays, but something needs a technician.</summary>
    Degraded,

    /// <summary>The machine answers, but the picture stands still or nothing draws.</summary>
    Stalled,
    Offline,

    /// <summary>The machine plays, but the real pixels are not what was approved: black, or something else.</summary>
    WrongPicture,
}
