using System.Text.Json;

namespace Doingoai.Protocol.Journals;

/// <summary>One line of the device's own append-only log, written before its effect is visible.</summary>
/// <param name="Run">128 random bits per agent start, lower-case hex.</param>
/// <param name="Seq">From 1 within the run, no gaps.</param>
/// <param name="MonoMs">Monotonic clock of the run, ms.</param>
/// <param name="WallMs">Device wall clock, Unix ms.</param>
/// <param name="OffsetMs">Portal time minus wall clock, if known; else resolved later from another record of the run by <paramref name="MonoMs"/>.</param>
/// <param name="Kind">One of <see cref="JournalKinds"/>.</param>
/// <param name="PrevSha256">SHA-256 of the record before, as its exact line bytes; 64 zeros for the first of a run.</param>
/// <param name="Origin">Where it first stood, if it was written again in another run because nothing could follow a broken chain.</param>
public sealed record JournalRecord(
    Guid Device, string Run, long Seq, long MonoMs, long WallMs, string Kind, JsonElement Body, string PrevSha256, long? OffsetMs = null, long? UncertaintyMs = null, JournalOrigin? Origin = null)
{
    public const string NoPrevious = "0000000000000000000000000000000000000000000000000000000000000000";
}

/// <summary>A place in a journal: what was there before counts once, however often it is written again.</summary>
public sealed record JournalOrigin(string Run, long Seq);

/// <summary>Closed set of record kinds.</summary>
public static class JournalKinds
{
    public const string Start = "start";
    public const string Stop = "stop";
    public const string Manifest = "manifest";
    public const string Play = "play";
    public const string Fault = "fault";
    public const string Link = "link";
    public const string Command = "command";
    public const string Minute = "minute";
    public const string Folded = "folded";
    public const string Frame = "frame";
    public const string Technician = "technician";

    public static IReadOnlySet<string> All { get; } =
        new HashSet<string> { Start, Stop, Manifest, Play, Fault, Link, Command, Minute, Folded, Frame, Technician };
}

/// <summary>Body of <see cref="JournalKinds.Play"/>: an entry was drawn. It ends as <see cref="PlayTally"/> says; an empty entry: nothing is shown any more.</summary>
public sealed record PlayBody(Guid Screen, long Manifest, string Entry, string? Item = null, string? Language = null, string? Sha256 = null);

/// <summary>Body of <see cref="JournalKinds.Start"/>.</summary>
/// <param name="Previous">The run before this one as it stood on the disk: a run that is missing is noticed. <c>null</c>: nothing was there.</param>
public sealed record StartBody(string BootId, string Player, RunEnd? Previous = null);

/// <summary>The last record of a run.</summary>
public sealed record RunEnd(string Run, long Seq, string Sha256);

/// <summary>Body of <see cref="JournalKinds.Technician"/>: what was done at the device itself.</summary>
/// <param name="Minutes">For which time; of <see cref="TechnicianAct.CalmOn"/>.</param>
public sealed record TechnicianBody(TechnicianAct Act, int? Minutes = null);

/// <summary>What a person with or without the PIN did at the device.</summary>
public enum TechnicianAct
{
    PinRefused,
    Opened,

    /// <summary>Left, or left alone for too long.</summary>
    Closed,
    NetworkTested,
    CalmOn,

    /// <summary>Taken off by hand.</summary>
    CalmOff,

    /// <summary>Its time was over.</summary>
    CalmOver,
}

/// <summary>Body of <see cref="JournalKinds.Fault"/>: a closed code and, bounded, what it was about.</summary>
/// <param name="Code">One of <see cref="FaultCodes"/>.</param>
/// <param name="Ended">The fault told before under this code is over.</param>
public sealed record FaultBody(string Code, Guid? Screen = null, string? Detail = null, bool? Ended = null);
