namespace Doingoai.Portal.Devices.Faults;

/// <summary>A fault that somebody should know of now.</summary>
/// <param name="Code">One of <see cref="Protocol.Journals.FaultCodes"/>.</param>
/// <param name="Screen"><c>null</c>: the device as a whole.</param>
/// <param name="Detail">What the device says it was about; encoded where it is shown.</param>
/// <param name="Acknowledged">Who has taken notice of it, as it stands now; <c>null</c>: nobody yet, it is new.</param>
internal sealed record DeviceFault(Guid Device, Guid? Screen, string Code, string? Detail, int Count, DateTimeOffset First, DateTimeOffset Last, FaultAcknowledgement? Acknowledged = null)
{
    public bool IsNew => Acknowledged is null;
}
