using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Doingoai.Protocol.Wire;

/// <summary>First message on every connection. The portal answers <see cref="Welcome"/> and the current manifests.</summary>
/// <param name="T0Ms">Device wall clock at sending, Unix ms (NTP's originate timestamp, RFC 5905 §8).</param>
/// <param name="Run">128 random bits per agent start, lower-case hex.</param>
/// <param name="BootId">The machine's boot id.</param>
/// <param name="Player">Player version.</param>
/// <param name="RosterVersion">Highest roster verified; 0 for none.</param>
/// <param name="Screens">What each screen holds.</param>
public sealed record Hello(long T0Ms, string Run, string BootId, string Player, long RosterVersion, IReadOnlyList<HeldManifest> Screens);

/// <param name="HighestVerified">Up to here the device lacks nothing; 0 for none. Falls only when a manifest on its disk cannot be read any more.</param>
/// <param name="Active">The manifest that plays; 0 for none.</param>
public sealed record HeldManifest(Guid Screen, long HighestVerified, long Active);

/// <summary>Every heartbeat interval; the portal answers a <see cref="Welcome"/> without settings, which measures the clock again.</summary>
/// <param name="OffsetMs">Portal time minus device time as last measured, ms.</param>
/// <param name="UncertaintyMs">Half the round trip plus drift since; above 150,000 the time is unproven.</param>
/// <param name="Quarantine">What the device passes over because it broke the renderer, the newest; absent: nothing.</param>
/// <param name="Disk">Fault code of a disk that refuses to be written now, when the journal cannot tell it; absent: it works.</param>
/// <param name="RosterVersion">Highest roster verified.</param>
public sealed record Heartbeat(
    long T0Ms, string Run, IReadOnlyList<ScreenNow> Screens, long? OffsetMs = null, long? UncertaintyMs = null, IReadOnlyList<QuarantinedSlide>? Quarantine = null, string? Disk = null,
    long? RosterVersion = null);

/// <summary>What a screen shows as the device knows it.</summary>
/// <param name="Entry">Entry drawn last; <c>null</c>: the calm slate.</param>
/// <param name="FrameBeatMs">Age of the last frame the renderer reported, ms; <c>null</c> when no renderer is attached.</param>
/// <param name="DrawnVersion">Manifest under which the last first frame was composited; absent: nothing drawn yet.</param>
/// <param name="Seen">What its real pixels were when they were last compared.</param>
public sealed record ScreenNow(
    Guid Screen, long Active, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Entry, long? DrawnAtMs = null, long? FrameBeatMs = null, long? DrawnVersion = null, FrameSeen? Seen = null);

/// <summary>Metric values; may be lost, never acknowledged.</summary>
public sealed record ReadingBatch(IReadOnlyList<Reading> Items);

/// <param name="Metric">One of <see cref="MetricKeys"/>.</param>
/// <param name="AtMs">Unix ms, portal time as the device estimates it.</param>
public sealed record Reading(string Metric, double Value, long AtMs, Guid? Screen = null);

/// <summary>A step of the delivery ladder.</summary>
/// <param name="Earlier">Steps of the same manifest a moment before, in their order; at most <see cref="MaxEarlier"/>.</param>
public sealed record Delivery(Guid Screen, long Version, DeliveryRung Rung, long AtMs, string? Reason = null, string? Entry = null, IReadOnlyList<EarlierRung>? Earlier = null)
{
    public const int MaxEarlier = 8;
}

/// <param name="AtMs">Unix ms, portal time as the device estimates it.</param>
public sealed record EarlierRung(DeliveryRung Rung, long AtMs);

/// <summary>How far a manifest came. The first two are the portal's own.</summary>
public enum DeliveryRung
{
    Compiled,
    Sent,
    Received,
    Verified,
    Activated,
    Drawn,
    Failed,
    Superseded,
}

/// <summary>The outcome of a command, idempotent by <paramref name="Command"/>.</summary>
public sealed record CommandResult(Guid Command, long Sequence, CommandState State, long AtMs, string? Reason = null, JsonElement? Body = null);

/// <summary>Journal records, signed by the device key.</summary>
/// <param name="Jws">Compact JWS whose payload is <see cref="Journals.JournalBatch"/>.</param>
public sealed record JournalMessage(string Jws)
{
    /// <summary>
    /// The JWS of a message as it came, UTF-8, without making a string of it: thousands of screens send tens of kilobytes each.
    /// <c>null</c> for anything that is no such message. A JWS has no character that is escaped.
    /// </summary>
    public static byte[]? JwsOf(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("jws", out var jws) || jws.ValueKind != JsonValueKind.String) return null;
        var text = JsonMarshal.GetRawUtf8Value(jws)[1..^1]; // without its quotes
        return text.Contains((byte)'\\') ? null : text.ToArray();
    }
}
