namespace Doingoai.Portal.Devices.Faults;

/// <summary>A fault that somebody should know of now.</summary>
/// <param name="Code">One of <see cref="Protocol.Journals.FaultCodes"/>.</param>
/// <param name="Screen"><c>null</c>: the device as a whole.</param>
/// <param name="Detail">What the device says it was about; encoded where it is shown.</param>
internal sealed record DeviceFault(Guid Device, Guid? Screen, string Code, string? Detail, int Count, DateTimeOffset First, DateTimeOffset Last);
