using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Live;

/// <summary>What a screen shows, as the device said last.</summary>
/// <param name="Active">Manifest that plays; 0 = none yet.</param>
/// <param name="Entry">Entry on screen; <c>null</c> = the calm slate.</param>
/// <param name="FrameBeatMs">Age of the renderer's last frame when it was reported; <c>null</c> = no renderer.</param>
/// <param name="ReportedAt">When this was said, portal clock.</param>
/// <param name="EntrySaid">False until the device said what is on screen.</param>
/// <param name="Seen">What the device saw when it last compared the real pixels with its plan.</param>
internal sealed record LiveScreen(
    Guid Screen,
    long Active = 0,
    string? Entry = null,
    DateTimeOffset? DrawnAt = null,
    long? FrameBeatMs = null,
    DateTimeOffset? ReportedAt = null,
    bool EntrySaid = false,
    FrameSeen? Seen = null);
