namespace Doingoai.Portal.Devices.Links;

/// <summary>What became of a message of a device.</summary>
internal enum InboxVerdict
{
    Taken,
    Malformed,
    Oversized,
    UnknownType,
    ForeignScreen,

    /// <summary>No room; the journal will be sent again, readings may be lost.</summary>
    Full,
}
