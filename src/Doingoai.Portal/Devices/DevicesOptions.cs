using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Devices;

/// <summary>How often devices report, when silence counts, how much may wait.</summary>
internal sealed class DevicesOptions
{
    public const string Section = "Devices";

    /// <summary>Interval of heartbeats, ms.</summary>
    [Range(1_000, 300_000)]
    public int HeartbeatMs { get; set; } = 15_000;

    /// <summary>Interval of readings, ms.</summary>
    [Range(1_000, 3_600_000)]
    public int ReadingsMs { get; set; } = 15_000;

    /// <summary>A lost connection counts as offline when it has not come back for this long, ms; changing links is not an outage. As long may a device be back before it says what draws there.</summary>
    [Range(0, 600_000)]
    public int ReconnectGraceMs { get; set; } = 6_000;

    /// <summary>Offset of a device clock, ms, from which it is a fault.</summary>
    [Range(100, 86_400_000)]
    public int ClockFaultMs { get; set; } = 60_000;

    /// <summary>Age of the last frame, ms, from which a screen counts as standing still.</summary>
    [Range(1_000, 600_000)]
    public int FrameFaultMs { get; set; } = 20_000;

    /// <summary>How long an announced device may wait for a technician, ms.</summary>
    [Range(10_000, 86_400_000)]
    public int EnrolmentMs { get; set; } = 15 * 60_000;

    [Range(1, 100_000)]
    public int PendingEnrolments { get; set; } = 500;

    [Range(1, 100_000)]
    public int PendingEnrolmentsPerAddress { get; set; } = 20;

    /// <summary>PEM file that goes with start packets: the authority of the portal's certificate, if it is one of its own.</summary>
    public string? CaFile { get; set; }

    /// <summary>How long a command counts when nobody says otherwise, ms.</summary>
    [Range(1_000, 86_400_000)]
    public int CommandMs { get; set; } = 120_000;

    /// <summary>How long a grave order waits for a second person, ms.</summary>
    [Range(10_000, 86_400_000)]
    public int SecondPersonMs { get; set; } = 15 * 60_000;
}
