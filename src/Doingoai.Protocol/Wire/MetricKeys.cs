namespace Doingoai.Protocol.Wire;

/// <summary>Closed set of metrics, with their units.</summary>
public static class MetricKeys
{
    /// <summary>Free space of the media disk, percent.</summary>
    public const string DiskFree = "disk.free";

    /// <summary>Processor load of the machine, percent of all cores.</summary>
    public const string Cpu = "cpu.load";

    /// <summary>Hottest sensor, °C; absent where the machine has none.</summary>
    public const string Temperature = "temperature";

    /// <summary>Memory in use, percent.</summary>
    public const string Memory = "memory.used";

    /// <summary>Portal time minus device time, ms.</summary>
    public const string ClockOffset = "clock.offset";

    /// <summary>Age of the renderer's last frame, ms; per screen.</summary>
    public const string FrameAge = "frame.age";

    /// <summary>Frames per second of the renderer; per screen.</summary>
    public const string FrameRate = "frame.rate";

    /// <summary>Round trip to the portal, ms.</summary>
    public const string RoundTrip = "link.roundTrip";

    /// <summary>Records waiting in the journal for acknowledgement.</summary>
    public const string JournalBacklog = "journal.backlog";

    /// <summary>All of them; a reading of another metric is dropped and counted.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>
    {
        DiskFree, Cpu, Temperature, Memory, ClockOffset, FrameAge, FrameRate, RoundTrip, JournalBacklog,
    };
}
