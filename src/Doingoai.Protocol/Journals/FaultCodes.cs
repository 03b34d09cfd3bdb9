using System.Reflection;

namespace Doingoai.Protocol.Journals;

/// <summary>Closed set of codes in fault records; each is said in words on the board.</summary>
public static class FaultCodes
{
    /// <summary>The machine's clock was set: it no longer agrees with the monotonic clock.</summary>
    public const string ClockJumped = "clock.jumped";

    /// <summary>A line of the journal was not written to its end when the machine stopped; it was cut off.</summary>
    public const string JournalTorn = "journal.torn";

    /// <summary>The journal was damaged other than at its end; the damaged file is kept aside.</summary>
    public const string JournalDamaged = "journal.damaged";

    /// <summary>Records that could not be written; the detail says how many.</summary>
    public const string JournalLost = "journal.lost";

    /// <summary>The portal no longer knows records it had acknowledged, so the rest was sent as another run.</summary>
    public const string JournalGap = "journal.gap";

    /// <summary>Records of another identity this machine once had; kept aside.</summary>
    public const string JournalForeign = "journal.foreign";

    /// <summary>The device's key was lost or damaged: it was kept aside, and the machine has to be enrolled again.</summary>
    public const string KeyDamaged = "identity.keyDamaged";

    public const string DiskFull = "disk.full";

    /// <summary>The disk refuses to write: read-only, no right, or broken.</summary>
    public const string DiskRefuses = "disk.refuses";

    /// <summary>What the manifests need does not fit into what media may take of the disk.</summary>
    public const string MediaBudget = "media.budget";

    /// <summary>What a screen holds could not be read from the disk; the newest manifest that lies there plays.</summary>
    public const string StoreDamaged = "store.damaged";

    /// <summary>A stored file no longer has the hash it is named after; it was dropped and is fetched again.</summary>
    public const string MediaCorrupted = "media.corrupted";

    /// <summary>What the portal sends does not have the hash the manifest names.</summary>
    public const string MediaMismatch = "media.mismatch";

    /// <summary>Media cannot be fetched.</summary>
    public const string MediaUnavailable = "media.unavailable";

    public const string ManifestRefused = "manifest.refused";

    /// <summary>A new manifest did not draw within 30 s; the one before plays again if there is one.</summary>
    public const string ManifestNotDrawn = Wire.DeliveryReasons.GivenUp;

    public const string RecallRefused = "recall.refused";

    public const string RosterRefused = "roster.refused";

    /// <summary>The approvals of an entry do not satisfy the roster, or have lapsed.</summary>
    public const string NotApproved = "entry.notApproved";

    /// <summary>An entry crashed or hung the renderer again and again; it is passed over on this device.</summary>
    public const string Quarantined = "entry.quarantined";

    /// <summary>The renderer could not draw an entry.</summary>
    public const string NotDrawn = "entry.notDrawn";

    /// <summary>The screen is black, although what should be there is not.</summary>
    public const string FrameBlack = "frame.black";

    /// <summary>The screen shows something else than its plan says.</summary>
    public const string FrameOther = "frame.other";

    /// <summary>A film or clock stands still.</summary>
    public const string FrameFrozen = "frame.frozen";

    /// <summary>The renderer gives no sign of life for the screen: it paints no more, or its walk is late.</summary>
    public const string FrameLost = "frame.lost";

    /// <summary>A display is switched off, not plugged in, or shows fewer pixels than its screens have.</summary>
    public const string DisplayMissing = "display.missing";

    /// <summary>The PIN of the technician page was wrong again and again; it is locked for a while.</summary>
    public const string PinLocked = "pin.locked";

    /// <summary>A technician at the device has put the calm slate on its screens.</summary>
    public const string CalmSlate = "screen.calm";

    /// <summary>What the portal keeps for a code it does not know: the player is newer than it.</summary>
    public const string Unknown = "unknown";

    /// <summary>Every code.</summary>
    public static IReadOnlySet<string> All { get; } =
        typeof(FaultCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToHashSet();

    /// <summary>
    /// States rather than moments: told once when they begin and once when they end (<see cref="FaultBody.Ended"/>), and taken
    /// as ended when the agent starts anew and does not tell them again.
    /// </summary>
    public static IReadOnlySet<string> Lasting { get; } = new HashSet<string> { DiskFull, DiskRefuses, MediaUnavailable, FrameBlack, FrameOther, FrameFrozen, FrameLost, DisplayMissing, CalmSlate };
}
