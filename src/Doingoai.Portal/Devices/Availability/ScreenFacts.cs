using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>All that the state of a screen is judged from.</summary>
/// <param name="HasHistory">A span exists already: it was commissioned before this portal started.</param>
/// <param name="WatchingSince">Since when this portal has been listening.</param>
/// <param name="LastContact">Last message of its device; <c>null</c>: none since the portal started.</param>
/// <param name="ConnectedSince">Begin of the connection; <c>null</c>: not connected.</param>
/// <param name="DisconnectedAt">End of the last connection, if it is not connected.</param>
/// <param name="ReportedAt">When the frame beat was reported.</param>
/// <param name="Keyless">Why its device has no key any more; <c>null</c>: it has one, or never had.</param>
/// <param name="Seen">What its real pixels were when the device last compared them with its plan.</param>
/// <param name="Critical">Metric whose verdict is critical.</param>
internal readonly record struct ScreenFacts(
    bool HasHistory,
    DateTimeOffset WatchingSince,
    DateTimeOffset? LastContact = null,
    DateTimeOffset? ConnectedSince = null,
    DateTimeOffset? DisconnectedAt = null,
    DateTimeOffset? ReportedAt = null,
    long? FrameBeatMs = null,
    long? ClockOffsetMs = null,
    string? Critical = null,
    string? Keyless = null,
    FrameSeen? Seen = null);
