using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Technician;

/// <summary>What the technician page shows. Data only: the page has the words.</summary>
/// <param name="LockedMs">Until the PIN may be tried again; absent: now.</param>
/// <param name="Report">Only while the door is open.</param>
internal sealed record TechnicianView(TechnicianDoor Door, long? LockedMs = null, TechnicianReport? Report = null);

internal enum TechnicianDoor
{
    /// <summary>The PIN is awaited.</summary>
    Ajar,

    /// <summary>The PIN was wrong.</summary>
    Wrong,

    /// <summary>Wrong too often.</summary>
    Locked,

    /// <summary>No PIN was set for the cluster: it cannot be opened.</summary>
    NoPin,
    Open,

    /// <summary>Left, or left alone.</summary>
    Closed,
}

/// <summary>How things stand. Times are portal time as this device knows it, Unix ms.</summary>
/// <param name="LeftMs">Until the page closes by itself if nobody touches it.</param>
internal sealed record TechnicianReport(
    long LeftMs, MachineLine Machine, IReadOnlyList<FaultLine> Faults, LinkLine Link, DiskLine Disk, ClockLine Clock, IReadOnlyList<ScreenLine> Screens, DownloadsLine Downloads,
    IReadOnlyList<int> CalmChoices, long? CalmLeftMs, IReadOnlyList<NetworkStep>? Network);

/// <param name="UpMs">Since the agent's start.</param>
internal sealed record MachineLine(string Name, Guid Device, string Player, string Roster, long UpMs);

/// <param name="Code">One of <see cref="Protocol.Journals.FaultCodes"/>.</param>
/// <param name="IsLasting">It stands; else it happened <paramref name="Count"/> times, the last time then.</param>
internal sealed record FaultLine(string Code, string? Screen, string? Detail, long AtMs, int Count, bool IsLasting);

/// <param name="Name">Absent: none stands.</param>
/// <param name="ForMs">Since when, as a duration.</param>
/// <param name="HeardMs">When the portal was heard last, at any time of this machine's life; absent: never.</param>
internal sealed record LinkLine(string? Name, long ForMs, string Portal, long? HeardMs, long? RoundTripMs);

/// <param name="Trouble">Fault code of a disk that refuses now.</param>
internal sealed record DiskLine(long Free, long Total, int MediaFiles, long MediaBytes, long MediaMost, long JournalBacklog, string? Trouble);

/// <param name="WallMs">The machine's own clock.</param>
/// <param name="OffsetMs">Portal time minus the machine's clock; absent: not measured since the machine's boot.</param>
internal sealed record ClockLine(long NowMs, long WallMs, long? OffsetMs, long? UncertaintyMs, bool Proven);

/// <param name="Entries">In its playlists; <paramref name="Missing"/> of their files are not here yet.</param>
/// <param name="HasContent">The plan has something for now, seen or below this page; else the calm slate.</param>
internal sealed record ScreenLine(
    Guid Id, string? Name, int? Width, int? Height, long Active, long Previous, long? IssuedMs, long? HorizonMs, long? ApprovedUntilMs, int Entries, int Missing, long GivenUp, string? GivenUpFor,
    bool HasContent, long? DrawnMs, long? BeatAgeMs, double? FramesPerSecond, FrameVerdict? Seen);

/// <param name="Files">Wanted and not here.</param>
internal sealed record DownloadsLine(int Files, long Bytes);
