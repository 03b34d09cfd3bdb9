using System.Text.Json.Serialization;
using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Manifests;

/// <summary>
/// Everything one screen needs for its horizon. Signed as a compact JWS of type <see cref="JwsTypes.Manifest"/>;
/// the signed string is stored, hashed and sent, never re-serialised.
/// </summary>
/// <param name="Schema">1; a player refuses one it does not know.</param>
/// <param name="PortalId">The portal that issued it.</param>
/// <param name="Version">max(last + 1, Unix ms), so that a restored database still issues higher numbers.</param>
/// <param name="HorizonMs">End of what the windows cover, Unix ms.</param>
/// <param name="Windows">When which playlist plays, in order.</param>
/// <param name="Evergreen">Playlist that plays when no window offers anything; may be empty.</param>
/// <param name="Recalls">Cumulative for 400 days.</param>
public sealed record Manifest(
    int Schema,
    string PortalId,
    ManifestScreen Screen,
    long Version,
    long IssuedAtMs,
    long HorizonMs,
    IReadOnlyList<ManifestWindow> Windows,
    IReadOnlyList<ManifestPlaylist> Playlists,
    IReadOnlyList<ManifestMedia> Media,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Evergreen,
    IReadOnlyList<Recall> Recalls)
{
    public const int CurrentSchema = 1;

    /// <summary>Windows cover this long from the issue.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(35);

    /// <summary>A new manifest is cut when less than this is left, even if nothing changed.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromDays(31);
}

/// <summary>Where the screen lies: an unscaled pixel rectangle on an output of the device.</summary>
/// <param name="Class">Key of its screen class; approvals must name it or <c>*</c>.</param>
/// <param name="Rotation">Of the output, degrees clockwise: 0, 90, 180 or 270.</param>
/// <param name="TimeZone">IANA name; clocks on the screen show this zone.</param>
public sealed record ManifestScreen(
    Guid Id, string Name, string Class, string Output, int X, int Y, int Width, int Height, int Rotation, string TimeZone, IReadOnlyList<string> Languages);

/// <summary>A half-open stretch of time [From, To), Unix ms, in which a playlist plays at a level.</summary>
/// <param name="AnchorMs">The loop's time zero, so that it does not jump when a manifest is replaced.</param>
/// <param name="Always">True when no calendar rule bounds it: it is open even while the time is unproven.</param>
/// <param name="StartEntry">"Show now": the loop begins with this entry at the anchor (or when its media arrive, if later).</param>
public sealed record ManifestWindow(long FromMs, long ToMs, Level Level, string Playlist, long AnchorMs, bool Always = false, string? StartEntry = null);

/// <summary>Higher levels outrank lower ones.</summary>
public enum Level
{
    Filler,
    Normal,
    Urgent,
    Emergency,
}

/// <summary>Entries in playing order.</summary>
public sealed record ManifestPlaylist(string Id, IReadOnlyList<ManifestEntry> Entries);

/// <summary>One thing to show for some time.</summary>
/// <param name="Id">Names content and place: another slide in the same place has another id.</param>
/// <param name="Slot">Names the place alone (playlist item and language): finds the version to play while new media are on their way.</param>
/// <param name="Sha256">Of what is shown, lower-case hex; <c>null</c> for widgets.</param>
/// <param name="DurationMs">500–3,600,000.</param>
/// <param name="LeaseMs">How long it may play after the last authenticated contact.</param>
/// <param name="NotBeforeMs">Not earlier than this, Unix ms.</param>
/// <param name="NotAfterMs">Not at or after this, Unix ms.</param>
/// <param name="PublishedAtMs">When the publication it comes from began; an older one falls to a recall of the item.</param>
public sealed record ManifestEntry(
    string Id,
    string Slot,
    EntryKind Kind,
    int DurationMs,
    RiskClass RiskClass,
    long LeaseMs,
    IReadOnlyList<Approval> Approvals,
    string? Sha256 = null,
    string? Item = null,
    string? Language = null,
    string? Title = null,
    long? NotBeforeMs = null,
    long? NotAfterMs = null,
    long? PublishedAtMs = null,
    ManifestWidget? Widget = null);

/// <summary>What an entry is.</summary>
public enum EntryKind
{
    Slide,
    Video,
    Widget,
}

/// <summary>A closed widget without free text, drawn by the renderer.</summary>
/// <param name="Kind">Key of the widget, e.g. <c>clock</c>.</param>
/// <param name="Font">SHA-256 of the font file among the media.</param>
public sealed record ManifestWidget(string Kind, string? Font = null, IReadOnlyDictionary<string, string>? Options = null);

/// <summary>A file the screen needs.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Address">Path on the portal.</param>
/// <param name="Chunks">SHA-256 of each <see cref="ChunkBytes"/> piece, lower-case hex.</param>
public sealed record ManifestMedia(string Sha256, long Size, string ContentType, string Address, IReadOnlyList<string> Chunks)
{
    /// <summary>Downloads are verified and resumed in pieces of 1 MiB.</summary>
    public const int ChunkBytes = 1024 * 1024;
}

/// <summary>
/// Takes something off every screen. Matches an entry by hash, or by item (and language, if given) when the entry was
/// published at or before the recall: a version published afterwards plays.
/// </summary>
public sealed record Recall(Guid Id, long AtMs, string? Item = null, string? Language = null, string? Sha256 = null)
{
    /// <summary>True if <paramref name="entry"/> must not be shown.</summary>
    public bool Covers(ManifestEntry entry) =>
        (Sha256 is not null && Sha256 == entry.Sha256) ||
        (Item is not null && Item == entry.Item && (Language is null || Language == entry.Language) && (entry.PublishedAtMs ?? long.MinValue) <= AtMs);
}

/// <summary>All recalls of 400 days, signed by a portal key (type <see cref="JwsTypes.Recall"/>), sent ahead of all downloads.</summary>
public sealed record RecallList(int Schema, string PortalId, long IssuedAtMs, IReadOnlyList<Recall> Recalls)
{
    public const int CurrentSchema = 1;
}
