using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Journals;

namespace Doingoai.Portal.Devices.Faults;

/// <summary>
/// Somebody has taken notice of a fault and says what is done about it. It stays listed; it is new again when it has ended and
/// begins anew, or, if it is a moment and no state, when it happens once more.
/// </summary>
[Audited]
internal sealed class FaultAcknowledgement
{
    public const int LongestNote = DeviceText.MaxLength;

    private FaultAcknowledgement()
    {
    }

    public FaultAcknowledgement(DeviceFault fault, string? note, Person by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Device, Screen, Code, Began, Seen) = (fault.Device, fault.Screen, fault.Code, fault.First, fault.Last);
        (Person, PersonName, At, Note) = (by.Id, by.Name, now, note);
    }

    public Guid Id { get; private set; }

    public Guid Device { get; private set; }

    /// <summary><c>null</c>: the device as a whole.</summary>
    public Guid? Screen { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>Since when the fault stood.</summary>
    public DateTimeOffset Began { get; private set; }

    /// <summary>When it was last told before this.</summary>
    public DateTimeOffset Seen { get; private set; }

    public Guid Person { get; private set; }

    public string PersonName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public string? Note { get; private set; }

    public bool Covers(DeviceFault fault) =>
        Device == fault.Device && Screen == fault.Screen && Code == fault.Code && Began == fault.First && (Seen >= fault.Last || FaultCodes.Lasting.Contains(fault.Code));
}
