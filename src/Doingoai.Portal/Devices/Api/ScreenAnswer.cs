using Doingoai.Portal.Devices.Availability;

namespace Doingoai.Portal.Devices.Api;

/// <summary>A screen as the board shows it.</summary>
internal sealed record ScreenAnswer(
    Guid Screen, Guid Device, ScreenState State, string? Reason, DateTimeOffset? Since, DateTimeOffset AsOf,
    string? Link, DateTimeOffset? LastContact, long? CurrentVersion, long ActiveVersion,
    DrawnAnswer? Drawn, DeliveryAnswer? Delivery, UptimeFigures Uptime, long? ClockOffsetMs);

/// <param name="Entry"><c>null</c>: the calm slate.</param>
internal sealed record DrawnAnswer(long Version, string? Entry, DateTimeOffset? At, string? Title, string? Language, string? Sha256);
