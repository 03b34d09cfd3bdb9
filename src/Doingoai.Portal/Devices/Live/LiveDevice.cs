namespace Doingoai.Portal.Devices.Live;

/// <summary>What is known of a device at this moment. Lost with the process; the device says it again when it reconnects.</summary>
/// <param name="Link">The link it is connected by; <c>null</c>: not connected.</param>
/// <param name="LinkSince">When the connection began or ended.</param>
/// <param name="LastContact">Last message of any kind.</param>
/// <param name="Disk">Fault code of its disk that refuses to be written; <c>null</c> = it works.</param>
/// <param name="RosterVersion">Highest roster it said it has verified; 0: none, or not heard since the portal started.</param>
/// <param name="BootId">Which boot of its machine this is.</param>
/// <param name="OffsetMs">Portal time minus device clock, as the device measured it.</param>
internal sealed record LiveDevice(
    Guid Device,
    string? Link,
    DateTimeOffset LinkSince,
    DateTimeOffset LastContact,
    string? Player = null,
    string? Run = null,
    long? OffsetMs = null,
    long? UncertaintyMs = null,
    string? Disk = null,
    long RosterVersion = 0,
    string? BootId = null);
