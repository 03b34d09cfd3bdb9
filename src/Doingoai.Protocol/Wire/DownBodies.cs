using System.Text.Json;

namespace Doingoai.Protocol.Wire;

/// <summary>Answer to hello and to every heartbeat: clock as in NTP (RFC 5905 §8), and on hello the settings.</summary>
/// <param name="T0Ms">The device's own timestamp, returned.</param>
/// <param name="T1Ms">Portal clock at receipt, Unix ms.</param>
/// <param name="T2Ms">Portal clock at answer, Unix ms.</param>
public sealed record Welcome(long T0Ms, long T1Ms, long T2Ms, DeviceSettings? Settings = null);

/// <param name="HeartbeatMs">Interval of heartbeats, ms; 1,000–300,000.</param>
/// <param name="ReadingsMs">Interval of readings, ms; 1,000–3,600,000.</param>
/// <param name="Screens">The screens this device drives. Their geometry comes signed, in the manifests.</param>
/// <param name="Downloads">How it fetches media; absent: at any time, as fast as the line is.</param>
/// <param name="Pin">Opens the technician page on the device itself, as <see cref="Trust.PinHash"/> has it; absent: nobody can.</param>
public sealed record DeviceSettings(string Name, int HeartbeatMs, int ReadingsMs, IReadOnlyList<Guid> Screens, DownloadSettings? Downloads = null, string? Pin = null);

/// <summary>A manifest: the signed string itself up to <see cref="InlineLimit"/>, else where to fetch it.</summary>
public sealed record ManifestMessage(Guid Screen, long Version, string? Jws = null, string? Address = null)
{
    /// <summary>Largest manifest carried in a message, bytes.</summary>
    public const int InlineLimit = 128 * 1024;
}

/// <summary>The signed recall list, ahead of everything else.</summary>
public sealed record RecallMessage(string Jws);

/// <summary>The roster, signed by the root.</summary>
public sealed record RosterMessage(string Jws);

/// <summary>Sent only after the records are committed. PUBACK means nothing.</summary>
public sealed record JournalAck(string Run, long UpToSeq);

/// <summary>The device's key is no longer accepted.</summary>
public sealed record Revoked(string Reason);

/// <summary>An order, executed at most once, in sequence.</summary>
/// <param name="Sequence">Per device, from 1, without gaps.</param>
/// <param name="Name">One of <see cref="CommandNames"/>.</param>
/// <param name="Args">As <see cref="CommandArgs"/> has it for the name; <c>null</c> for commands without.</param>
/// <param name="NotAfterMs">Portal time after which it must not be executed, Unix ms.</param>
public sealed record Command(Guid Id, long Sequence, string Name, long NotAfterMs, Guid? Screen = null, JsonElement? Args = null);

/// <summary>Closed set of commands.</summary>
public static class CommandNames
{
    public const string Reload = "reload";
    public const string Screenshot = "screenshot";
    public const string Identify = "identify";
    public const string RestartPlayer = "restartPlayer";
    public const string Reboot = "reboot";
    public const string Volume = "volume";
    public const string DisplayPower = "displayPower";
    public const string ClearCache = "clearCache";
    public const string SendLogs = "sendLogs";
    public const string SwitchLink = "switchLink";
    public const string TestCard = "testCard";
    public const string ReleaseItem = "releaseItem";
}

/// <summary>Where a command stands; the last four are final.</summary>
public enum CommandState
{
    Accepted,
    Sent,
    Received,
    Done,
    Unverified,
    Failed,
    Expired,
}
