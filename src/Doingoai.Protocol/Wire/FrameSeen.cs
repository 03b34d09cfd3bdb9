using System.Text.Json.Serialization;

namespace Doingoai.Protocol.Wire;

/// <summary>What a device saw when it compared the real pixels of a screen with what its own plan says.</summary>
/// <param name="AtMs">When it looked, portal time as the device estimates it, Unix ms.</param>
/// <param name="SinceMs">Since when the verdict has been this one.</param>
/// <param name="Manifest">Version whose plan said what should be there.</param>
/// <param name="Entry">The entry that should be there; <c>null</c>: the calm slate.</param>
public sealed record FrameSeen(FrameVerdict Verdict, long AtMs, long SinceMs, long Manifest, string? Entry = null)
{
    /// <summary>True if somebody has to look at the screen.</summary>
    [JsonIgnore]
    public bool IsAlarm => Verdict >= FrameVerdict.Other;
}

/// <summary>Closed set of verdicts; from <see cref="Other"/> on they are alarms. Stored as numbers: add at the end.</summary>
public enum FrameVerdict
{
    /// <summary>Nothing can be said: there were no pixels, or nothing to compare them with.</summary>
    Unknown,

    /// <summary>The pixels are those that were approved.</summary>
    Matches,

    /// <summary>A film or clock, which no fixed picture stands for: it is not black, and it moves.</summary>
    Plays,

    /// <summary>Not what should be there.</summary>
    Other,

    /// <summary>Black, although what should be there is not.</summary>
    Black,

    /// <summary>A film or clock that stands still.</summary>
    Frozen,
}
